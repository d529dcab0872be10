"""What a fee plan makes of a month: one line for each stretch of it, and one for each reply.

Counting alone never charges: a line for a reply needs a clinician's word that it is one. All days
are local ones of the practice's zone, so that a clock change moves nothing into another month.
Plans come in the order in which they were agreed to: of those whose days include one, the newest
holds on it.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Literal

from meantime.fees.money import of_days, reduced, tax

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

Kind = Literal["included", "per_message", "monthly", "limited", "pilot"]
Free = Literal["", "urgent", "prompt", "redirect", "scheduling", "unconfirmed"]

ALL_OF_IT: Final = 10_000
LOOKED_AT_FIRST: Final = 2  # attention from which on a message is about safety, and costs nothing


@dataclass(frozen=True, slots=True)
class Plan:
    """What a client agreed to from the day `since` to `until`, both included; None has no end.

    The kinds are those of a policy (`agreement.document.Fee`), and a `pilot`, which is free.
    `amount` is for a month or a reply, in the smallest unit of `currency`, before tax; `share` is
    what this client pays of it and `tax_rate` the tax, in hundredths of a percent. `replies` is how
    many a month are meant with `limited`; beyond them a talk is offered, and writing goes on.
    `stops_on` is the last day of a plan that its client stopped. Nothing takes its place, not even
    an older plan, until another is agreed to. `is_own` was agreed with this client alone.
    """

    kind: Kind
    currency: str
    since: date
    until: date | None = None
    amount: int = 0
    share: int = ALL_OF_IT
    tax_rate: int = 0
    replies: int = 0
    id: str = ""
    stops_on: date | None = None
    is_own: bool = False

    @property
    def price(self) -> int:
        """What this client pays for one month or one reply, before tax."""
        return reduced(self.amount, self.share)

    def holds_on(self, day: date) -> bool:
        return self.covers(day) and (self.stops_on is None or day <= self.stops_on)

    def covers(self, day: date) -> bool:
        """Tell whether it was agreed to for a day, stopped or not."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that was sent, as its clinician looked at it at the end of a review."""

    entry_id: str
    on: date
    attention: int = 1  # the most of the messages that it answers
    is_confirmed: bool = False
    is_prompt: bool = False  # nobody had asked
    is_redirect: bool = False
    is_scheduling: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on a statement: for the days from `since` to `until`, or for one reply."""

    kind: Literal["month", "reply"]
    since: date
    until: date
    amount: int
    tax: int
    currency: str
    entry_id: str = ""
    plan_id: str = ""

    @property
    def item(self) -> str:
        """What can be disputed: the reply's entry, or the day with which the stretch begins."""
        return self.entry_id or self.since.isoformat()


def plan_on(plans: Sequence[Plan], day: date) -> Plan | None:
    """Return which of the plans agreed to, the oldest first, holds on a day.

    What was agreed with this client alone goes before the policy's price for all: who signs a new
    version of the policy keeps their sliding scale.
    """
    own = next((plan for plan in reversed(plans) if plan.is_own and plan.covers(day)), None)
    if own is not None and own.holds_on(day):
        return own
    newest = next((plan for plan in reversed(plans) if plan.covers(day)), None)
    return newest if newest is not None and newest.holds_on(day) else None


def end_of_month(day: date) -> date:
    """Return the last day of its month, with which a plan ends that its client stops on it."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def why_free(reply: Reply) -> Free:
    """Return why a reply costs nothing whatever the plan says, "" if it may cost something."""
    reasons: list[tuple[bool, Free]] = [
        (reply.attention >= LOOKED_AT_FIRST, "urgent"),
        (reply.is_prompt, "prompt"),
        (reply.is_redirect, "redirect"),
        (reply.is_scheduling, "scheduling"),
        (not reply.is_confirmed, "unconfirmed"),
    ]
    return next((reason for holds, reason in reasons if holds), "")


def lines_of(
    plans: Sequence[Plan], replies: Iterable[Reply], month: date, pauses: Collection[date] = ()
) -> list[Line]:
    """Return the lines of the month in which `month` lies, the earliest first.

    `pauses` are days on which messaging paused: a monthly plan costs nothing then.
    """
    lines = [*_of_month(plans, month, frozenset(pauses))]
    for reply in replies:
        if (reply.on.year, reply.on.month) == (month.year, month.month):
            lines += filter(None, [line_of(plans, reply)])
    return sorted(lines, key=lambda line: (line.since, line.kind, line.entry_id))


def line_of(plans: Sequence[Plan], reply: Reply) -> Line | None:
    """Return what a reply costs by the plan that holds on its day, None if nothing."""
    plan = plan_on(plans, reply.on)
    if plan is None or plan.kind != "per_message" or why_free(reply):
        return None
    owed, day = plan.price, reply.on
    of = tax(owed, plan.tax_rate)
    return Line("reply", day, day, owed, of, plan.currency, reply.entry_id, plan.id)


def _of_month(plans: Sequence[Plan], month: date, pauses: frozenset[date]) -> Iterator[Line]:
    length = monthrange(month.year, month.month)[1]
    days = [month.replace(day=each) for each in range(1, length + 1)]
    held = [(None if day in pauses else plan_on(plans, day), day) for day in days]
    for plan, stretch in groupby(held, key=itemgetter(0)):
        if plan is not None and plan.kind == "monthly":
            counted = [day for _, day in stretch]
            since, until = counted[0], counted[-1]
            owed = of_days(plan.price, since.day, until.day, length)
            of = tax(owed, plan.tax_rate)
            yield Line("month", since, until, owed, of, plan.currency, plan_id=plan.id)
