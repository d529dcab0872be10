"""When check-ins leave: the same clock time, every so many days; sealed in advance.

`vectors/schedule.json` holds what every implementation must reproduce.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

MOST: Final = 12  # that are sealed in advance
SECOND: Final = timedelta(seconds=1)


def occurrences(first: datetime, zone: str, every_days: int, count: int) -> list[datetime]:
    """Return `count` instants in UTC at which a clock in `zone` shows the time of `first`.

    `first` is local and naive. Where clocks skip the time, it is when they go on; where they show
    it twice, the first time. Raises ValueError unless `count` is 1 to 12.
    """
    if not 1 <= count <= MOST:
        raise ValueError("count")
    clock = ZoneInfo(zone)
    return [_instant(first + timedelta(days=n * every_days), clock) for n in range(count)]


def _instant(shown: datetime, clock: ZoneInfo) -> datetime:
    first = shown.replace(tzinfo=clock).astimezone(UTC)
    last = shown.replace(tzinfo=clock, fold=1).astimezone(UTC)
    if first <= last:
        return first
    before, after = last, first  # skipped: zoneinfo reads it by the offsets on either side
    while after - before > SECOND:
        middle = before + (after - before) // SECOND // 2 * SECOND
        if middle.astimezone(clock).replace(tzinfo=None) > shown:
            after = middle
        else:
            before = middle
    return after
