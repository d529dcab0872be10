"""When a crisis snapshot is made, and which of those that lie there stay."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

ONE_DAY: Final = timedelta(days=1)
NAME: Final = "%Y-%m-%dT%H%M%SZ"  # in order of time, and good on every system


def next_night(after: datetime, zone: ZoneInfo, hour: int) -> datetime:
    """Return when it is `hour` in `zone` next after an aware instant, in UTC; once each local day.

    On a day that has the hour twice it is the first; on one without it, the hour behind.
    """
    day = after.astimezone(zone).date()
    at = datetime.combine(day, time(hour), zone).astimezone(UTC)
    if at <= after:
        at = datetime.combine(day + ONE_DAY, time(hour), zone).astimezone(UTC)
    return at


def name_of(ordered_at: datetime) -> str:
    """Return what a snapshot is called that was ordered at an aware instant."""
    return ordered_at.astimezone(UTC).strftime(NAME)


def ordered_at(name: str) -> datetime | None:
    """Return when a snapshot was ordered, None if that is no name of one."""
    try:
        at = datetime.strptime(name, NAME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if name_of(at) == name else None


def newest_first(names: Iterable[str], now: datetime) -> list[str]:
    """Return names of snapshots, the newest first; what is none is left out.

    One from the future was made while a clock was wrong: it counts as older than all others.
    """
    known = [(at, name) for name in names if (at := ordered_at(name))]
    latest = now.replace(microsecond=0)
    known.sort(key=lambda each: (each[0] <= latest, each[0]), reverse=True)
    return [name for _, name in known]
