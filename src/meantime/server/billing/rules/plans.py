"""Which plans hold, by what was offered and agreed to; and what may still be said of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

from meantime.server.billing.rules.settings import wrong_currency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.wire.billing import Terms

Answer = Literal["agreed", "declined", "stopped"]
State = Literal["offered", "agreed", "declined", "withdrawn"]

FURTHEST: Final = timedelta(days=732)
ONE_DAY: Final = timedelta(days=1)
# What a client may say in which state. A plan that was stopped is agreed to, and has its last day.
POSSIBLE: Final[dict[State, frozenset[Answer]]] = {
    "offered": frozenset({"agreed", "declined"}),
    "declined": frozenset({"agreed", "declined"}),
    "agreed": frozenset({"agreed", "stopped"}),
    "withdrawn": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Held:
    """The days of a plan that was agreed to: first and last, None for no end.

    `stops_on` is its last day if something ended it.
    """

    since: date
    until: date | None
    stops_on: date | None


def wrong_terms(terms: Terms, today: date) -> dict[str, str]:
    """Return what is wrong with a plan that is offered on a local day, by field."""
    wrong = wrong_currency(terms.currency)
    if terms.until is not None and terms.until < terms.since:
        wrong["until"] = "must not be before `since`"
    if terms.since > today + FURTHEST:
        wrong["since"] = "must be within two years"
    return wrong


def last_days(plans: Sequence[Held]) -> list[date | None]:
    """Return of each plan, the oldest first, its last day where that is not by its own time.

    A newer one without an end follows it for good; after one with an end it goes on.
    """
    found: list[date | None] = []
    follows: date | None = None
    for plan in reversed(plans):
        ends = [day for day in (plan.stops_on, follows and follows - ONE_DAY) if day is not None]
        found.append(min(ends, default=None))
        if plan.until is None:
            follows = min(plan.since, follows or plan.since)
    return found[::-1]
