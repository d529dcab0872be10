"""What a fee plan makes of a month: one line for each stretch of it, and one for each reply.

Counting alone never charges: a line for a reply needs a clinician's word that it is one. All days
are local ones of the practice's zone, so that a clock change moves nothing into another month.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

from meantime.fees.money import of_days, reduced, tax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    """

    kind: Kind
    currency: str
    since: date
    until: date | None = None
    amount: int = 0
    share: int = ALL_OF_IT
    tax_rate: int = 0
    replies: int = 0

    @property
    def price(self) -> int:
        """What this client pays for one month or one reply, before tax."""
        return reduced(self.amount, self.share)

    def holds_on(self, day: date) -> bool:
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
    plans: Iterable[Plan], replies: Iterable[Reply], month: date, pauses: Iterable[date] = ()
) -> list[Line]:
    """Return the lines of the month in which `month` lies, the earliest first.

    `pauses` are days on which messaging paused: a monthly plan costs nothing then.
    """
    known = list(plans)
    lines = [line for plan in known for line in _of_month(plan, month, frozenset(pauses))]
    for reply in replies:
        if (reply.on.year, reply.on.month) == (month.year, month.month):
            lines += _of_reply(known, reply)
    return sorted(lines, key=lambda line: (line.since, line.kind, line.entry_id))


def _of_reply(plans: Iterable[Plan], reply: Reply) -> Iterator[Line]:
    for plan in plans:
        if plan.kind == "per_message" and plan.holds_on(reply.on) and not why_free(reply):
            owed = plan.price
            of = tax(owed, plan.tax_rate)
            yield Line("reply", reply.on, reply.on, owed, of, plan.currency, reply.entry_id)


def _of_month(plan: Plan, month: date, pauses: frozenset[date]) -> Iterator[Line]:
    if plan.kind != "monthly":
        return
    length = monthrange(month.year, month.month)[1]
    days = [month.replace(day=each) for each in range(1, length + 1)]
    counted = [day for day in days if plan.holds_on(day) and day not in pauses]
    for since, until in _stretches(counted):
        owed = of_days(plan.price, since.day, until.day, length)
        yield Line("month", since, until, owed, tax(owed, plan.tax_rate), plan.currency)


def _stretches(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Put days that follow each other together."""
    since = until = None
    for day in days:
        if since is not None and until is not None and day != until + timedelta(days=1):
            yield since, until
            since = day
        since, until = since or day, day
    if since is not None and until is not None:
        yield since, until
