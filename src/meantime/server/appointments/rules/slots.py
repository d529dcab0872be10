"""What is still free, and what stands in the way of an appointment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from meantime.server.appointments.rules.series import HORIZON, occurrences
from meantime.server.boundaries.rules.periods import open_periods

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from meantime.server.appointments.rules.series import Change, Occurrence, Series
    from meantime.server.boundaries.rules.days import Period
    from meantime.server.boundaries.rules.frames import Frame

STEP: Final = 30  # minutes of the local clock at which a slot may begin
TICK: Final = timedelta(minutes=5)  # every zone's clock stands at a whole 5 minutes on one of these


@dataclass(frozen=True, slots=True)
class Planned:
    """A series and what is different about some of it."""

    series: Series
    changes: Sequence[Change] = ()


def free_slots(
    frame: Frame, taken: Iterable[Period], span: Period, length: timedelta
) -> Iterator[datetime]:
    """Yield, in UTC, when an appointment of `length` may begin within open hours of the span.

    It begins at a half hour of the local clock, lies in one open period, and touches nothing that
    is `taken`. An appointment may begin as another ends.
    """
    blocked = sorted(taken)
    clock = ZoneInfo(frame.zone)
    for opens, closes in open_periods(frame, *span):
        at = _next_tick(opens)
        while at + length <= closes:
            end = at + length
            if at.astimezone(clock).minute % STEP == 0 and not _is_taken(blocked, at, end):
                yield at
            at += TICK


def _next_tick(at: datetime) -> datetime:
    past = timedelta(minutes=at.minute, seconds=at.second, microseconds=at.microsecond) % TICK
    return at + (TICK - past if past else past)


def _is_taken(blocked: Sequence[Period], start: datetime, end: datetime) -> bool:
    return any(begins < end and ends > start for begins, ends in blocked)


def is_within(frame: Frame, each: Occurrence) -> bool:
    """Tell whether an appointment lies in open hours, from its beginning to its end."""
    found = next(open_periods(frame, each.starts_at, each.ends_at), None)
    return found == (each.starts_at, each.ends_at)


def overlap(
    new: Planned, others: Iterable[Planned], since: datetime
) -> tuple[Occurrence, Occurrence] | None:
    """Return the first of `new` within a year from `since` that meets another, and that other."""
    kept = list(others)
    for each in occurrences(new.series, new.changes, since, since + HORIZON):
        for other in () if each.is_cancelled else kept:
            met = occurrences(other.series, other.changes, each.starts_at, each.ends_at)
            if found := next((one for one in met if not one.is_cancelled), None):
                return each, found
    return None
