"""Local days and months of a practice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from meantime.fees.plans import end_of_month

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

ONE_DAY: Final = timedelta(days=1)
YEARS: Final = range(1970, 2200)  # in which months can be asked for


def day_of(at: datetime, zone: ZoneInfo) -> date:
    """Return the date that a calendar in `zone` shows at an instant."""
    return at.astimezone(zone).date()


def month_of(day: date) -> date:
    """Return the first day of the month in which a day lies."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """Return the first day of the month after that of a day."""
    return end_of_month(month) + ONE_DAY


def month_before(day: date) -> date:
    """Return the first day of the month before that of a day."""
    return month_of(month_of(day) - ONE_DAY)


def instants_of(month: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return when a month begins and when the next one does, in UTC."""
    first, end = (
        datetime.combine(day, time.min, zone).astimezone(UTC)
        for day in (month_of(month), next_month(month))
    )
    return first, end
