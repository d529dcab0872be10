"""Whole weeks of a practice: Mondays, and the instants at which they begin."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from meantime.server.boundaries.rules.days import opening

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEK: Final = timedelta(weeks=1)
DAYS: Final = 7
HOUR: Final = time(4)  # local, on a Monday: nobody is about


class Weeks(NamedTuple):
    """Whole weeks, from a Monday until before another, by the clock of `zone` (IANA)."""

    since: date
    until: date
    zone: str

    @property
    def starts_at(self) -> datetime:
        return begins(self.since, self.zone)

    @property
    def ends_at(self) -> datetime:
        return begins(self.until, self.zone)

    @property
    def number(self) -> int:
        return (self.until - self.since) // WEEK

    def each(self) -> Iterator[tuple[datetime, datetime]]:
        """Yield when each of them begins and ends, UTC, in order."""
        for n in range(self.number):
            first = self.since + n * WEEK
            yield begins(first, self.zone), begins(first + WEEK, self.zone)


def begins(day: date, zone: str) -> datetime:
    """Return the instant, UTC, at which a local day begins."""
    return opening(zone, day, 0)


def monday_of(day: date) -> date:
    """Return the Monday of the week that a day is in."""
    return day - timedelta(days=day.weekday())


def whole(since: date, until: date) -> tuple[date, date]:
    """Return the Mondays between which lie the whole weeks of [since, until).

    Without one the two are the same.
    """
    first, last = monday_of(since + timedelta(days=DAYS - 1)), monday_of(until)
    return first, max(first, last)


def last_ripe(now: datetime, zone: str) -> date:
    """Return the Monday before which all weeks have been over for a week."""
    return monday_of(now.astimezone(ZoneInfo(zone)).date()) - WEEK


def next_count(after: datetime, zone: str) -> datetime:
    """Return when weeks are counted next after an aware instant, UTC: early on a Monday."""
    clock = ZoneInfo(zone)
    day = monday_of(after.astimezone(clock).date())
    at = datetime.combine(day, HOUR, clock).astimezone(UTC)
    if at <= after:
        at = datetime.combine(day + WEEK, HOUR, clock).astimezone(UTC)
    return at
