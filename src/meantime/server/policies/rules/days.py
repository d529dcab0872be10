"""Local days of a practice, and the instants at which they end."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

ONE_DAY: Final = timedelta(days=1)
BEFORE: Final = timedelta(minutes=10)  # a consent is signed, then its post: a device may be slow
AFTER: Final = timedelta(minutes=5)  # of two clocks
LONGEST_REVIEW: Final = timedelta(days=732)
YEARS: Final = range(1970, 2200)


def local_day(at: datetime, zone: str) -> date:
    """Return the day that a calendar in `zone` (IANA) shows at an instant."""
    return at.astimezone(ZoneInfo(zone)).date()


def end_of(day: date, zone: str) -> datetime:
    """Return the instant, in UTC, at which a local day is over."""
    return datetime.combine(day + ONE_DAY, time.min, ZoneInfo(zone)).astimezone(UTC)


def lasts_until(at: datetime, months: int, zone: str) -> datetime:
    """Return when a consent given at `at` has lasted `months`: as its last local day ends, UTC.

    A day that the last month lacks is that month's last.
    """
    given = local_day(at, zone)
    years, month = divmod(given.month - 1 + months, 12)
    year, month = given.year + years, month + 1
    return end_of(date(year, month, min(given.day, monthrange(year, month)[1])), zone)


def is_around(at: datetime, received_at: datetime) -> bool:
    """Tell whether a consent was signed as its post was written, which came at `received_at`."""
    return received_at - BEFORE <= at <= received_at + AFTER


def wrong_review(day: date, today: date) -> Literal["", "past", "far"]:
    """Return what is wrong with the day of a review, "" if nothing."""
    if day < today:
        return "past"
    return "far" if day - today > LONGEST_REVIEW else ""


def is_possible(day: date | None) -> bool:
    """Tell whether a day is one that can be counted with."""
    return day is None or day.year in YEARS
