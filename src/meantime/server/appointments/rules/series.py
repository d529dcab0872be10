"""A series of appointments: local times in a zone, which become instants here and nowhere else.

An appointment keeps its local time over clock changes. One whose time the clocks skip begins when
they go on; of a time that they show twice it is the first. It lasts its minutes by a stopwatch.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from meantime.server.boundaries.rules.days import ONE_DAY, opening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Repeats = Literal["once", "weekly", "fortnightly", "monthly"]

WEEKS: Final[dict[Repeats, int]] = {"weekly": 1, "fortnightly": 2}
WEEK: Final = 7
MONTHS: Final = 12
REACH: Final = timedelta(days=3)  # from a local day to the instants that may belong to it
HORIZON: Final = timedelta(days=366)  # how far ahead anything is looked for


@dataclass(frozen=True, slots=True)
class Series:
    """Appointments at `minute` (since local midnight) of days from `starts_on` on.

    `until` is the last day on which one may fall, None for no end. From `cancelled_from` on all
    are cancelled; the first of those is still listed, so that it can be seen and taken back.
    """

    zone: str  # IANA name
    starts_on: date
    minute: int
    minutes: int
    repeats: Repeats = "once"
    until: date | None = None
    cancelled_from: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What is different about one of a series. `starts_at` is None unless it was moved."""

    day: date
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One of a series, named by its local day in the plan. `was_at` is where a moved one stood."""

    day: date
    starts_at: datetime
    ends_at: datetime
    was_at: datetime | None = None
    is_cancelled: bool = False


def occurrences(
    series: Series, changes: Sequence[Change], after: datetime, until: datetime
) -> list[Occurrence]:
    """Return what overlaps [after, until), cancelled ones too, in order of time; instants in UTC.

    `changes` may be any that include those of the span.
    """
    by_day = {change.day: change for change in changes}
    zone = ZoneInfo(series.zone)
    first = after.astimezone(zone).date() - REACH
    last = until.astimezone(zone).date() + ONE_DAY
    days = {day for day in by_day if falls_on(series, day)}
    days.update(days_between(series, first, last))
    found = (occurrence(series, by_day.get(day), day) for day in days)
    return sorted(
        (each for each in found if each.starts_at < until and each.ends_at > after),
        key=lambda each: (each.starts_at, each.day),
    )


def occurrence(series: Series, change: Change | None, day: date) -> Occurrence:
    """Return the one of a day that the plan has."""
    starts_at = opening(series.zone, day, series.minute)
    ends_at = starts_at + timedelta(minutes=series.minutes)
    is_cancelled = series.cancelled_from is not None and day >= series.cancelled_from
    if change is None:
        return Occurrence(day, starts_at, ends_at, is_cancelled=is_cancelled)
    is_cancelled = is_cancelled or change.is_cancelled
    if change.starts_at is None or change.ends_at is None:
        return Occurrence(day, starts_at, ends_at, is_cancelled=is_cancelled)
    return Occurrence(day, change.starts_at, change.ends_at, starts_at, is_cancelled)


def next_occurrence(series: Series, changes: Sequence[Change], now: datetime) -> Occurrence | None:
    """Return the first that is not over and not cancelled; None if none begins within a year."""
    coming = occurrences(series, changes, now, now + HORIZON)
    return next((each for each in coming if not each.is_cancelled), None)


def falls_on(series: Series, day: date) -> bool:
    """Tell whether the plan has an appointment on a local day."""
    return day in days_between(series, day, day)


def days_between(series: Series, first: date, last: date) -> Iterator[date]:
    """Yield the local days of the plan from `first` to `last`, both included, in order."""
    if series.cancelled_from:
        last = min(last, max(series.cancelled_from, series.starts_on))
    if series.until:
        last = min(last, series.until)
    if series.repeats == "once":
        last = min(last, series.starts_on)
    first = max(first, series.starts_on)
    if series.repeats == "monthly":
        yield from _monthly(series.starts_on, first, last)
        return
    step = WEEK * WEEKS.get(series.repeats, 1)
    day = first + timedelta(days=(series.starts_on - first).days % step)
    while day <= last:
        yield day
        day += timedelta(days=step)


def _monthly(starts_on: date, first: date, last: date) -> Iterator[date]:
    month = first.year * MONTHS + first.month - 1
    while month <= last.year * MONTHS + last.month - 1:
        day = same_weekday(starts_on, month // MONTHS, month % MONTHS + 1)
        if first <= day <= last:
            yield day
        month += 1


def same_weekday(starts_on: date, year: int, month: int) -> date:
    """Return the day of a month that is, say, its second Tuesday, as `starts_on` is of its own."""
    nth = (starts_on.day - 1) // WEEK + 1
    first = date(year, month, 1)
    day = first + timedelta(days=(starts_on.weekday() - first.weekday()) % WEEK)
    day += timedelta(weeks=nth - 1)
    return day if day.month == month else day - timedelta(weeks=1)


def last_of(series: Series, count: int) -> date:
    """Return the day of the `count`th appointment of a series without an end."""
    days = days_between(series, series.starts_on, date.max - REACH)
    return next(day for n, day in enumerate(days, 1) if n == count)


def local_time(at: datetime, zone: str) -> tuple[date, int]:
    """Return the local day and the minute since its midnight that a clock shows at `at`."""
    shown = at.astimezone(ZoneInfo(zone))
    return shown.date(), shown.hour * 60 + shown.minute


def span_of(series: Series, changes: Sequence[Change]) -> tuple[datetime, datetime | None]:
    """Return when the first begins and the last ends, moved ones included; None for no end."""
    every = [(change.starts_at, change.ends_at) for change in changes]
    moved = [(start, end) for start, end in every if start and end]
    first = opening(series.zone, series.starts_on, series.minute)
    starts_at = min([first, *(start for start, _ in moved)])
    last = _last_day(series)
    if last is None:
        return starts_at, None
    ends_at = opening(series.zone, last, series.minute) + timedelta(minutes=series.minutes)
    return starts_at, max([ends_at, *(end for _, end in moved)])


def _last_day(series: Series) -> date | None:
    """Return a day after which the plan has none."""
    if series.repeats == "once":
        return series.starts_on
    ends = [day for day in (series.until, series.cancelled_from) if day]
    return max(min(ends), series.starts_on) if ends else None


def is_past(each: Occurrence, now: datetime) -> bool:
    """Tell whether an appointment is over."""
    return each.ends_at <= now.astimezone(UTC)
