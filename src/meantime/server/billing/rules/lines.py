"""What an account is billed for a month: stretches of a monthly plan, and confirmed replies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from meantime.fees.months import paused_days
from meantime.fees.plans import end_of_month, lines_of
from meantime.server.billing.rules.days import month_of, next_month

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from meantime.fees.plans import Plan


class Line(NamedTuple):
    """What is to stand on a statement."""

    currency: str
    item: str
    kind: Literal["month", "reply"]
    since: date
    until: date
    code: str
    amount: int
    tax: int
    plan_id: str
    is_self_pay: bool


class Days(NamedTuple):
    """From the day `since`, None for none at all, to `until`, None for no end; both included."""

    since: date | None
    until: date | None


NO_DAYS: Final = Days(None, None)


@dataclass(frozen=True, slots=True)
class Account:
    """What is known of a thread's money.

    `plans` are those agreed to, the oldest first; `charges` the replies that no statement has yet,
    as lines; `pauses` have their first and last day, None where they go on. `disputes` are the
    states of items that were asked about. `own_days` are those of which no payer is told, because
    the client pays themselves.
    """

    plans: Sequence[Plan]
    charges: Sequence[Line]
    pauses: Sequence[tuple[date, date | None]]
    disputes: Mapping[str, str]
    own_days: Days = NO_DAYS

    def without(self, billed: Collection[Line]) -> Account:
        """Return the same with replies that stand on a statement."""
        return replace(self, charges=[each for each in self.charges if each not in billed])


def months_until(since: date, month: date) -> Iterator[date]:
    """Yield the months from that in which `since` lies to `month`, both included."""
    each = month_of(since)
    while each <= month:
        yield each
        each = next_month(each)


def lines_for(account: Account, month: date, code: str) -> list[Line]:
    """Return what an account owes for a month, by its first day, and was not billed before.

    A reply that is disputed waits until it is not. A stretch of the month stands on its statement,
    where it is not due: it has no other to wait for. What was withdrawn is owed nowhere.
    """
    replies = [
        each
        for each in account.charges
        if each.since <= end_of_month(month) and account.disputes.get(each.item) in {None, "stands"}
    ]
    stretches = [
        each
        for each in stretches_of(account, month, code)
        if account.disputes.get(each.item) != "withdrawn"
    ]
    return sorted([*stretches, *replies], key=lambda each: (each.since, each.kind, each.item))


def stretches_of(account: Account, month: date, code: str) -> Iterator[Line]:
    """Yield what a monthly plan comes to in a month, as lines."""
    for line in lines_of(account.plans, (), month, paused_days(account.pauses, month)):
        yield Line(
            currency=line.currency,
            item=line.item,
            kind=line.kind,
            since=line.since,
            until=line.until,
            code=code,
            amount=line.amount,
            tax=line.tax,
            plan_id=line.plan_id,
            is_self_pay=is_kept_from_payers(account.own_days, line.since, line.until),
        )


def is_kept_from_payers(days: Days, since: date, until: date) -> bool:
    """Tell whether something from a day to another has any day of which no payer is told."""
    if days.since is None or until < days.since:
        return False
    return days.until is None or since <= days.until
