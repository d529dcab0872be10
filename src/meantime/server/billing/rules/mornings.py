"""When money may call for somebody: by day."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

ONE_DAY: Final = timedelta(days=1)
MORNING, EVENING = time(9), time(20)


def next_morning(behind: datetime, zone: ZoneInfo) -> datetime:
    """Return when it is morning in `zone` next behind an aware instant, in UTC; once a local day.

    On a day whose clocks skip that hour it is the hour behind.
    """
    day = behind.astimezone(zone).date()
    at = datetime.combine(day, MORNING, zone).astimezone(UTC)
    if at <= behind:
        at = datetime.combine(day + ONE_DAY, MORNING, zone).astimezone(UTC)
    return at


def by_day(now: datetime, zone: ZoneInfo) -> datetime:
    """Return an instant as it is, or the next morning if it is night in `zone`."""
    if MORNING <= now.astimezone(zone).time() < EVENING:
        return now
    return next_morning(now, zone)
