"""When a frame is open, and what a closed stretch is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from meantime.server.boundaries.rules.days import (
    ONE_DAY,
    YEAR,
    business_days,
    local_date,
    lost_periods,
    periods_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from meantime.server.boundaries.rules.days import Period
    from meantime.server.boundaries.rules.frames import Closure, Frame

INSTANT: Final = timedelta(microseconds=1)
FORTNIGHT: Final = timedelta(days=14)  # a week's only hours can be lost to a clock change
ALWAYS: Final = "always"
BREAK: Final = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class ClosedPeriod:
    """A stretch without hours. `id` stays the same throughout it: "once per closed period".

    `starts_at` is None if it was never open; `ends_at` if it does not open within a year;
    `closure` is the one that makes it longer than the hours do, None if none does.
    """

    id: str
    starts_at: datetime | None
    ends_at: datetime | None
    closure: Closure | None

    def is_break(self, zone: ZoneInfo) -> bool:
        """Tell whether this is a pause within one local day, such as lunch: under two hours."""
        if self.starts_at is None or self.ends_at is None:
            return False
        days = {at.astimezone(zone).date() for at in (self.starts_at, self.ends_at)}
        return len(days) == 1 and self.ends_at - self.starts_at < BREAK


def open_periods(frame: Frame, after: datetime, until: datetime) -> Iterator[Period]:
    """Yield (start, end) in UTC for each open period between two instants, cut to them, in order.

    What touches is one period. Days are looked at as they are asked for, and one beyond.
    """
    pending: Period | None = None
    for start, end in _pieces(frame, after, until):
        if pending and start <= pending[1]:
            pending = pending[0], max(pending[1], end)
        else:
            if pending:
                yield pending
            pending = start, end
    if pending:
        yield pending


def minutes_open_between(frame: Frame, after: datetime, until: datetime) -> int:
    """Return the whole minutes of open time between two instants."""
    spans = (end - start for start, end in open_periods(frame, after, until))
    return sum(spans, timedelta()) // timedelta(minutes=1)


def is_open(frame: Frame, at: datetime) -> bool:
    """Tell whether `at` is in open time: from the instant of opening to before that of closing."""
    since = at.astimezone(UTC)  # adding to a local time would forget which of two it was
    return any(_pieces(frame, since, since + INSTANT))


def next_open(frame: Frame, at: datetime) -> datetime | None:
    """Return the first open instant from `at` on, UTC: `at` itself if open; None within a year."""
    first = next(_pieces(frame, at, at + YEAR), None)
    return first and first[0]


def closed_period(frame: Frame, at: datetime) -> ClosedPeriod | None:
    """Return the closed stretch that `at` is in; None if open."""
    if is_open(frame, at):
        return None
    starts_at, ends_at = _last_closing(frame, at), next_open(frame, at)
    return ClosedPeriod(
        id=starts_at.isoformat() if starts_at else ALWAYS,
        starts_at=starts_at,
        ends_at=ends_at,
        closure=_reason(frame, at, starts_at or at, ends_at or at + YEAR),
    )


def _pieces(frame: Frame, after: datetime, until: datetime) -> Iterator[Period]:
    after, until = after.astimezone(UTC), until.astimezone(UTC)
    for periods in business_days(frame, after, until):
        for start, end in periods:
            if start < until and end > after:
                yield max(start, after), min(end, until)


def _last_closing(frame: Frame, at: datetime) -> datetime | None:
    day = local_date(frame, at)
    earliest = min([day, *(closure.starts_on for closure in frame.closures)]) - FORTNIGHT
    while day >= earliest:
        if ends := [end for _, end in periods_of(frame, day) if end <= at]:
            return ends[-1]
        day -= ONE_DAY
    return None


def _reason(frame: Frame, at: datetime, start: datetime, end: datetime) -> Closure | None:
    """Return the closure to name: one that covers the day of `at` before others, then the longest.

    A holiday within a vacation says little: the vacation says when the clinician is back.
    """
    today = local_date(frame, at)
    found = {closure for _, closures in lost_periods(frame, start, end) for closure in closures}
    return max(
        found,
        key=lambda closure: (
            closure.starts_on <= today <= closure.ends_on,
            closure.ends_on,
            -closure.starts_on.toordinal(),
            closure.id,
        ),
        default=None,
    )
