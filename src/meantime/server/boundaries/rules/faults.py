"""What is wrong with a frame that somebody wants to set, beside the field it is wrong in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import available_timezones

from meantime.server.boundaries.rules.allowance import impossible
from meantime.server.boundaries.rules.frames import DAY
from meantime.server.boundaries.rules.periods import next_open

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from meantime.server.boundaries.rules.frames import Frame, Week

WEEKDAYS: Final = 7
WEEK: Final = WEEKDAYS * DAY
MOST: Final = {"days": 20, "hours": 160}  # about a month of business; more is no promise
YEARS: Final = range(1970, 2200)
MOST_CLOSURES: Final = 400
LONGEST_NAME: Final = 100

Reason = Literal[
    "unknown",  # no such zone
    "none",  # no hours, or no review window, in the whole week
    "weekdays",  # not one entry for each day of the week
    "range",  # no such minute, year or number
    "order",  # ends before, or as, it starts
    "overlap",  # with other hours, maybe of the day before
    "outside_hours",  # a review window while closed
    "never_open",  # closures leave no opening within a year
    "many",  # more closures than anybody has
    "long",  # a name or an id of a closure
]


@dataclass(frozen=True, slots=True)
class Fault:
    """A reason beside a field: `hours.0.1` is the second pair on Monday, both counted from 0."""

    field: str
    reason: Reason


def faults(frame: Frame, now: datetime) -> list[Fault]:
    """Return all that is wrong with a frame, by field; empty if it can be kept. Never raises."""
    found = [
        *_wrong_zone(frame),
        *_wrong_hours(frame.hours),
        *_wrong_windows(frame),
        *_wrong_closures(frame),
        *_wrong_numbers(frame),
    ]
    if not found and next_open(frame, now) is None:
        found.append(Fault("closures", "never_open"))
    return found


def _wrong_zone(frame: Frame) -> Iterator[Fault]:
    if frame.zone not in _zones():
        yield Fault("zone", "unknown")


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _wrong_hours(week: Week) -> Iterator[Fault]:
    if len(week) != WEEKDAYS:
        yield Fault("hours", "weekdays")
        return
    if not any(week):
        yield Fault("hours", "none")
    spans = []  # (opens, closes, path), minutes since Monday's midnight
    for weekday, day in enumerate(week):
        for index, (opens, closes) in enumerate(day):
            path = f"hours.{weekday}.{index}"
            if not (0 <= opens < DAY and closes <= 2 * DAY):
                yield Fault(path, "range")
            elif closes <= opens:
                yield Fault(path, "order")
            else:
                spans.append((weekday * DAY + opens, weekday * DAY + closes, path))
    yield from _overlaps(sorted(spans))


def _overlaps(spans: list[tuple[int, int, str]]) -> Iterator[Fault]:
    """Yield a fault for each span that opens before an earlier one closed, Sunday's included."""
    latest = max((closes for _, closes, _ in spans), default=0) - WEEK
    for opens, closes, path in spans:
        if opens < latest:
            yield Fault(path, "overlap")
        latest = max(latest, closes)


def _wrong_windows(frame: Frame) -> Iterator[Fault]:
    if len(frame.windows) != WEEKDAYS:
        yield Fault("windows", "weekdays")
        return
    if not any(frame.windows):
        yield Fault("windows", "none")
    for weekday, windows in enumerate(frame.windows):
        for index, minute in enumerate(windows):
            path = f"windows.{weekday}.{index}"
            if not 0 <= minute < DAY:
                yield Fault(path, "range")
            elif not _covers(frame.hours, weekday * DAY + minute):
                yield Fault(path, "outside_hours")


def _covers(week: Week, minute: int) -> bool:
    return any(
        opens <= (minute - weekday * DAY) % WEEK < closes
        for weekday, day in enumerate(week)
        for opens, closes in day
    )


def _wrong_closures(frame: Frame) -> Iterator[Fault]:
    if len(frame.closures) > MOST_CLOSURES:
        yield Fault("closures", "many")
        return
    for index, closure in enumerate(frame.closures):
        if closure.ends_on < closure.starts_on:
            yield Fault(f"closures.{index}", "order")
        elif closure.starts_on.year not in YEARS or closure.ends_on.year not in YEARS:
            yield Fault(f"closures.{index}", "range")
        elif max(len(closure.name), len(closure.id)) > LONGEST_NAME:
            yield Fault(f"closures.{index}", "long")


def _wrong_numbers(frame: Frame) -> Iterator[Fault]:
    if not 1 <= frame.reply_within.n <= MOST[frame.reply_within.unit]:
        yield Fault("reply_within", "range")
    for name in impossible(frame.allowance):
        yield Fault(f"allowance.{name}", "range")
