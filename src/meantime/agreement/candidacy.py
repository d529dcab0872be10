"""What follows from the checklist on whether messaging suits a client (`candidacy.yaml`).

It aids a judgement and replaces none: a hold gives way to a written reason and an early review.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypedDict

from msgspec import Struct, convert

from meantime.agreement.variables import trimmed
from meantime.content import load

if TYPE_CHECKING:
    from collections.abc import Mapping

Decision = Literal["not_now", "offer_with_conditions", "offer"]
Phase = Literal["foundation", "pilot", "scale"]
Effect = Literal["proceed", "discuss", "hold"]


class Item(Struct, frozen=True):
    """A question of the checklist, by locale; `effect` is what each answer leads to."""

    id: str
    ask: dict[str, str]
    group: Literal["fit", "caution", "safety", "practical"]
    answers: list[str]
    effect: dict[str, Effect]


class Rule(Struct, frozen=True, rename={"when": "if"}):
    """An outcome, and what it holds for; the first that holds counts."""

    when: Literal["any effect is hold and no override", "any effect is discuss", "otherwise"]
    decision: Decision
    review_in: str  # "30 days"


class Checklist(Struct, frozen=True):
    items: list[Item]
    outcomes: list[Rule]


class Override(TypedDict):
    """Why a hold gives way, and in how many days that is looked at again."""

    reason: str
    review_in_days: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision with its reasons, ids of items; None while items of `missing` have no answer.

    `hold` are also those that hold but gave way: `is_overridden`. `wrong_override` says why one
    did not count: it lacks its `reason`, or its `review` is not earlier than it would be anyway.
    """

    decision: Decision | None
    review_in_days: int = 0
    hold: tuple[str, ...] = ()
    discuss: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    is_overridden: bool = False
    wrong_override: Literal["", "reason", "review"] = ""


CHECKLIST: Final = convert(load("candidacy"), Checklist)


def outcome(answers: Mapping[str, str], override: Override | None, phase: Phase) -> Outcome:
    """Return what follows from the answers, by the id of their item.

    In the pilot each item of the group `fit` must be `yes`. A hold that gave way is a condition:
    it leads to no offer without any.
    """
    items = CHECKLIST.items
    missing = tuple(item.id for item in items if answers.get(item.id) not in item.effect)
    if missing:
        return Outcome(None, missing=missing)
    effects = {item.id: _effect(item, answers[item.id], phase) for item in items}
    hold = tuple(id_ for id_, effect in effects.items() if effect == "hold")
    discuss = tuple(id_ for id_, effect in effects.items() if effect == "discuss")
    wrong = _wrong(override) if hold and override else ""
    is_overridden = bool(hold and override and not wrong)
    holds = {
        "any effect is hold and no override": bool(hold) and not is_overridden,
        "any effect is discuss": bool(discuss or hold),
        "otherwise": True,
    }
    rule = next(rule for rule in CHECKLIST.outcomes if holds[rule.when])
    days = override["review_in_days"] if override and is_overridden else _days(rule)
    return Outcome(rule.decision, days, hold, discuss, (), is_overridden, wrong)


def _effect(item: Item, answer: str, phase: Phase) -> Effect:
    if phase == "pilot" and item.group == "fit" and answer != "yes":
        return "hold"
    return item.effect[answer]


def _wrong(override: Override) -> Literal["", "reason", "review"]:
    if not trimmed(override["reason"]):
        return "reason"
    usual = next(_days(rule) for rule in CHECKLIST.outcomes if rule.decision == "not_now")
    return "" if 1 <= override["review_in_days"] < usual else "review"


def _days(rule: Rule) -> int:
    return int(rule.review_in.removesuffix(" days"))
