"""Good-faith estimates: by when one is given, how long it holds, when a bill is too far above it.

Source: 45 CFR 149.610(b)(1)(vi), (x) and (c), 149.620(a)(2) and (b)(1), which hold in the United
States for whoever pays without a plan of theirs. Days are local ones of the practice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

from meantime.fees.business_days import business_days_between, business_days_later

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Above = Literal["", "over", "not_in_dollars"]
Why = Literal["", "plan", "ended"]

SOON: Final = 3  # business days
FAR: Final = 10
SUBSTANTIAL: Final = 40_000  # in cents
KEPT_YEARS: Final = 6


@dataclass(frozen=True, slots=True)
class Expected:
    """A service that comes `count` times for `amount` and `tax` each, in the smallest unit.

    What is booked `separately` has an estimate of its own, and is named here alone.
    """

    count: int
    amount: int
    tax: int = 0
    separately: bool = False


def due_on(
    asked_on: date | None = None,
    booked_on: date | None = None,
    held_on: date | None = None,
    holidays: Collection[date] = (),
) -> date | None:
    """Return the last day on which an estimate is in time, None if none is owed.

    `asked_on` is when a client asked for one; `booked_on` when a service was scheduled, and
    `held_on` for which day.
    """
    days = [business_days_later(asked_on, SOON, holidays)] if asked_on else []
    if booked_on and held_on:
        ahead = business_days_between(booked_on, held_on, holidays)
        if ahead >= SOON:
            within = SOON if ahead >= FAR else 1
            days.append(business_days_later(booked_on, within, holidays))
    return min(days, default=None)


def last_day(since: date) -> date:
    """Return the last day for which one estimate of a recurring service can be: twelve months."""
    return years_later(since, 1) - timedelta(days=1)


def total(services: Iterable[Expected]) -> int:
    """Return what is expected, with tax."""
    return sum(each.count * (each.amount + each.tax) for each in services if not each.separately)


def warning(estimated: int, billed: int, currency: str) -> Above:
    """Return whether a bill is so far above its estimate that the client may dispute it.

    The rule is one of the United States, in dollars; for another currency there is none.
    """
    if currency != "USD":
        return "not_in_dollars"
    return "over" if billed - estimated >= SUBSTANTIAL else ""


def why_anew(made_on: date, until: date, agreed_on: Iterable[date], today: date) -> Why:
    """Return why another estimate is needed, "" if this one holds.

    `agreed_on` are the days on which the client agreed to a plan: another plan is another price.
    """
    if today > until:
        return "ended"
    return "plan" if any(made_on < day for day in agreed_on) else ""


def kept_until(made_on: date) -> date:
    """Return the last day on which a copy must be there. Source: 45 CFR 149.610(c)(2)."""
    return years_later(made_on, KEPT_YEARS)


def years_later(day: date, years: int) -> date:
    """Return the same day years later; of a leap day, where there is none, 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
