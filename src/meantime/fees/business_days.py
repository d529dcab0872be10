"""Days on which a practice can be reached: Monday to Friday without its holidays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

ONE_DAY: Final = timedelta(days=1)
SATURDAY: Final = 5


def is_business_day(day: date, holidays: Collection[date] = ()) -> bool:
    return day.weekday() < SATURDAY and day not in holidays


def business_days_later(day: date, count: int, holidays: Collection[date] = ()) -> date:
    """Return the business day that comes as the `count`th behind a day."""
    while count:
        day += ONE_DAY
        count -= is_business_day(day, holidays)
    return day


def business_days_between(since: date, until: date, holidays: Collection[date] = ()) -> int:
    """Return how many business days lie behind `since` up to `until`, that one included."""
    days = (since + timedelta(days=each + 1) for each in range((until - since).days))
    return sum(is_business_day(day, holidays) for day in days)
