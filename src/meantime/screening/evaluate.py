"""Measuring the rules on labelled messages: how much they find, how often they cry wolf."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from msgspec import Struct

from meantime.screening.edits import edited
from meantime.screening.packs import RANKS
from meantime.screening.screen import screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from meantime.screening.packs import Tier
    from meantime.screening.screen import Screening

Label = Literal["urgent", "elevated", "none"]
Z: Final = 1.96  # of a 95 % interval
EVERYDAY: Final = "everyday"
MOST_LOST: Final = 0.02
EXPLICIT: Final = ("ideation", "plan", "means")


class Case(Struct, frozen=True):
    """A labelled message, one line of a file. Other fields of a line are left alone."""

    id: str
    text: str
    label: Label
    category: str = ""


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
    return case.label == "none" and case.category.startswith(EVERYDAY)


def is_hard(case: Case) -> bool:
    return case.label == "none" and not is_everyday(case)


def is_urgent(case: Case) -> bool:
    return case.label == "urgent"


def is_elevated(case: Case) -> bool:
    return case.label == "elevated"


def is_explicit(case: Case) -> bool:
    return is_urgent(case) and case.category.startswith(EXPLICIT)


GOALS: Final = (
    Goal("urgent, any flag", is_urgent, "elevated", 0.85),
    Goal("urgent, urgent tier", is_urgent, "urgent", 0.85),
    Goal("explicit ideation, plan, means, any flag", is_explicit, "elevated", 0.98),
    Goal("elevated, any flag", is_elevated, "elevated", 0.80),
    Goal('hard "none", any flag', is_hard, "elevated", 0.10, at_most=True),
    Goal('hard "none", urgent tier', is_hard, "urgent", 0.02, at_most=True),
    Goal("everyday talk, any flag", is_everyday, "elevated", 0.01, at_most=True),
    Goal("everyday talk, urgent tier", is_everyday, "urgent", 0.002, at_most=True),
)


def outcomes(cases: Iterable[Case]) -> Iterator[Outcome]:
    """Yield what the rules notice in each case."""
    for case in cases:
        yield Outcome(case, screen(case.text))


def figures(found: list[Outcome]) -> list[Figure]:
    """Return the lines of the goals table for which there are cases."""
    lines = []
    for goal in GOALS:
        ranks = [each.rank for each in found if goal.counts(each.case)]
        if not ranks:
            continue
        hits = sum(rank >= RANKS[goal.tier] for rank in ranks)
        lines.append(figure(goal.name, hits, len(ranks), goal.goal, at_most=goal.at_most))
    return lines


def lost_by_edits(found: list[Outcome]) -> list[Figure]:
    """Return how often one slip (a typo, an emoji, other capitals, a mark) loses a flag."""
    flagged = [each.case for each in found if each.rank]
    if not flagged:
        return []
    tiers = [screen(text).tier for case in flagged for text in edited(case.text, case.id)]
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
        by_name.setdefault((each.case.label, each.case.category), []).append(each.rank)
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
