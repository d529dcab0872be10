"""One local day of a frame as instants: the only place that knows of clock changes.

A business day is a local date on which hours open; hours that run past midnight belong to it.
A closed day has no open minute, and no hours that open on it: who is away on Friday does not
come in at midnight for the rest of Friday's late shift.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.server.boundaries.rules.frames import Closure, Frame

ONE_DAY: Final = timedelta(days=1)
SECOND: Final = timedelta(seconds=1)
YEAR: Final = timedelta(days=366)
# Hours may run to 48:00 of their day, and an hour more where clocks go back at midnight.
REACH: Final = timedelta(days=2)

Period = tuple[datetime, datetime]  # [start, end), UTC


def local_date(frame: Frame, at: datetime) -> date:
    """Return the date that a calendar in the frame's zone shows at `at`."""
    return at.astimezone(ZoneInfo(frame.zone)).date()


def business_days(frame: Frame, after: datetime, until: datetime) -> Iterator[tuple[Period, ...]]:
    """Yield each business day's periods, earliest day first, of days that may reach the span."""
    day, last = local_date(frame, after) - REACH, local_date(frame, until)
    while day <= last:
        if periods := periods_of(frame, day):
            yield periods
        day += ONE_DAY


@lru_cache(maxsize=2**15)
def periods_of(frame: Frame, day: date) -> tuple[Period, ...]:
    """Return the open periods that begin on a local date, in order; empty if it is closed."""
    if closures_on(frame, day):
        return ()
    is_cut = bool(closures_on(frame, day + ONE_DAY))
    found = []
    for opens, closes in sorted(frame.hours[day.weekday()]):
        start, end = opening(frame.zone, day, opens), closing(frame.zone, day, closes)
        if is_cut:
            end = min(end, opening(frame.zone, day + ONE_DAY, 0))
        if start < end:  # not so where the clocks skip all of it
            found.append((start, end))
    return tuple(found)


def lost_periods(
    frame: Frame, after: datetime, until: datetime
) -> Iterator[tuple[Period, tuple[Closure, ...]]]:
    """Yield what closures took of the hours between two instants, and which did."""
    day, last = local_date(frame, after) - REACH, local_date(frame, until)
    while day <= last:
        today, tomorrow = closures_on(frame, day), closures_on(frame, day + ONE_DAY)
        if today or tomorrow:
            since = opening(frame.zone, day if today else day + ONE_DAY, 0)
            for opened, closed in periods_of(_without_closures(frame), day):
                start, end = max(opened, since, after), min(closed, until)
                if start < end:
                    yield (start, end), today or tomorrow
        day += ONE_DAY


def closures_on(frame: Frame, day: date) -> tuple[Closure, ...]:
    """Return the closures that cover a local date."""
    edges, closures = _stretches(frame)
    index = bisect_right(edges, day)
    return closures[index - 1] if index else ()


@lru_cache(maxsize=2**10)
def _stretches(frame: Frame) -> tuple[list[date], list[tuple[Closure, ...]]]:
    """Return the dates from which other closures apply than before, and which do from each."""
    valid = [closure for closure in frame.closures if closure.starts_on <= closure.ends_on]
    coming = sorted(valid, key=lambda closure: closure.starts_on, reverse=True)
    edges = sorted({edge for c in valid for edge in (c.starts_on, c.ends_on + ONE_DAY)})
    found: list[tuple[Closure, ...]] = []
    covering: tuple[Closure, ...] = ()
    for edge in edges:
        covering = tuple(closure for closure in covering if closure.ends_on >= edge)
        while coming and coming[-1].starts_on <= edge:
            covering += (coming.pop(),)
        found.append(covering)
    return edges, found


@lru_cache(maxsize=2**10)
def _without_closures(frame: Frame) -> Frame:
    return replace(frame, closures=())


@lru_cache(maxsize=2**14)
def opening(zone: str, day: date, minute: int) -> datetime:
    """Return the instant at which something opens, UTC; of two that a clock shows, the first.

    With `closing` a frame is open both times that the clock shows an hour of its own, without a
    pause between: a page that says "open until 1:30" is true whichever 1:30 the reader means.
    """
    return _instants(zone, day, minute)[0]


@lru_cache(maxsize=2**14)
def closing(zone: str, day: date, minute: int) -> datetime:
    """Return the instant at which something closes, UTC; of two that a clock shows, the second."""
    return _instants(zone, day, minute)[1]


def _instants(zone: str, day: date, minute: int) -> Period:
    """Return the first and the last instant at which clocks show a minute.

    Where clocks skip it, both are the first instant after: hours that begin in the skipped time
    have begun when there is a clock to read, and hours that end in it are over by then.
    """
    clock = ZoneInfo(zone)
    shown = datetime.combine(day, time.min) + timedelta(minutes=minute)
    first = shown.replace(tzinfo=clock).astimezone(UTC)
    last = shown.replace(tzinfo=clock, fold=1).astimezone(UTC)
    if first <= last:
        return first, last
    before, after = last, first  # skipped: zoneinfo reads it by the offsets on either side
    while after - before > SECOND:
        middle = before + (after - before) // SECOND // 2 * SECOND
        if middle.astimezone(clock).replace(tzinfo=None) > shown:
            after = middle
        else:
            before = middle
    return after, after
