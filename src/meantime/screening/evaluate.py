"""Measuring on labelled messages how much is found, by rules and model, and how often in error."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from msgspec import Struct

from meantime.screening.edits import edited
from meantime.screening.packs import RANKS
from meantime.screening.screen import screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from meantime.screening.model.model import Model
    from meantime.screening.packs import Tier
    from meantime.screening.screen import Screening

Label = Literal["urgent", "elevated", "none"]
Z: Final = 1.96  # of a 95 % interval
MOST_LOST: Final = 0.02
# How a category may be named: how its name begins, and how a word of its name begins.
EVERYDAY: Final = ("everyday", "daily", "ordinary", "routine", "cotidian")
EXPLICIT: Final = ("ideat", "ideac", "suicid", "plan", "means", "medios", "method")


class Case(Struct, frozen=True):
    """A labelled message, one line of a file. Other fields of a line are left alone."""

    id: str | int
    text: str
    label: Label
    category: str | None = ""


class Outcome(NamedTuple):
    """What was noticed in a case."""

    case: Case
    screening: Screening

    @property
    def rank(self) -> int:
        return RANKS[self.screening.tier]


@dataclass(frozen=True, slots=True)
class Goal:
    """A line of the goals table. `at_most` says whether less is better."""

    name: str
    counts: Callable[[Case], bool]
    tier: Tier
    goal: float
    at_most: bool = False


class Figure(Struct, frozen=True):
    """A share of `n` cases with its 95 % interval (Wilson); `goal` is what it should reach."""

    name: str
    share: float
    low: float
    high: float
    n: int
    goal: float
    is_reached: bool


class Category(Struct, frozen=True):
    """What was noticed in the cases of one category: shares of any flag and of the urgent tier."""

    label: str
    category: str
    n: int
    any: float
    urgent: float


def is_everyday(case: Case) -> bool:
    return case.label == "none" and (case.category or "").lower().startswith(EVERYDAY)


def is_hard(case: Case) -> bool:
    return case.label == "none" and not is_everyday(case)


def is_urgent(case: Case) -> bool:
    return case.label == "urgent"


def is_elevated(case: Case) -> bool:
    return case.label == "elevated"


def is_explicit(case: Case) -> bool:
    return is_urgent(case) and _is_named(case, EXPLICIT)


def _is_named(case: Case, beginnings: tuple[str, ...]) -> bool:
    """Whether a word of the category's name begins so: `active_ideation` is ideation."""
    words = re.findall(r"[^\W_]+", (case.category or "").lower())
    return any(word.startswith(beginnings) for word in words)


URGENT: Final = Goal("urgent, any flag", is_urgent, "elevated", 0.85)
URGENT_WITH_MODEL: Final = replace(URGENT, goal=0.95)
GOALS: Final = (
    URGENT,
    Goal("urgent, urgent tier", is_urgent, "urgent", 0.85),
    Goal("explicit ideation, plan, means, any flag", is_explicit, "elevated", 0.98),
    Goal("elevated, any flag", is_elevated, "elevated", 0.80),
    Goal('hard "none", any flag', is_hard, "elevated", 0.10, at_most=True),
    Goal('hard "none", urgent tier', is_hard, "urgent", 0.02, at_most=True),
    Goal("everyday talk, any flag", is_everyday, "elevated", 0.01, at_most=True),
    Goal("everyday talk, urgent tier", is_everyday, "urgent", 0.002, at_most=True),
)


def outcomes(cases: Iterable[Case], model: Model | None = None) -> Iterator[Outcome]:
    """Yield what the rules, and a `model` beside them, notice in each case."""
    for case in cases:
        yield Outcome(case, screen(case.text, model=model))


def figures(found: list[Outcome], *, with_model: bool = False) -> list[Figure]:
    """Return the lines of the goals table for which there are cases."""
    lines = []
    for goal in (URGENT_WITH_MODEL if with_model else URGENT, *GOALS[1:]):
        ranks = [each.rank for each in found if goal.counts(each.case)]
        if not ranks:
            continue
        hits = sum(rank >= RANKS[goal.tier] for rank in ranks)
        lines.append(figure(goal.name, hits, len(ranks), goal.goal, at_most=goal.at_most))
    return lines


def lost_by_edits(found: list[Outcome], model: Model | None = None) -> list[Figure]:
    """Return how often one slip (a typo, an emoji, other capitals, a mark) loses a flag."""
    flagged = [each.case for each in found if each.rank]
    if not flagged:
        return []
    texts = (text for case in flagged for text in edited(case.text, str(case.id)))
    tiers = [screen(text, model=model).tier for text in texts]
    lost = tiers.count("none")
    return [figure("one slip loses a flag", lost, len(tiers), MOST_LOST, at_most=True)]


def figure(name: str, hits: int, n: int, goal: float, *, at_most: bool) -> Figure:
    """Return the share of `hits` in `n`, against what it should be at least, or at most."""
    share = hits / n
    reached = share <= goal if at_most else share >= goal
    return Figure(name, share, *interval(hits, n), n, goal, reached)


def categories(found: list[Outcome]) -> list[Category]:
    """Return a line for each category, by label and name."""
    by_name: dict[tuple[str, str], list[int]] = {}
    for each in found:
        by_name.setdefault((each.case.label, each.case.category or ""), []).append(each.rank)
    return [
        Category(
            label,
            name,
            len(ranks),
            sum(rank > 0 for rank in ranks) / len(ranks),
            sum(rank == RANKS["urgent"] for rank in ranks) / len(ranks),
        )
        for (label, name), ranks in sorted(by_name.items(), reverse=True)
    ]


def interval(hits: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share. Source: Wilson 1927, doi 10.2307/2276774."""
    share, square = hits / n, Z * Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)
