"""When a clinician reads next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.boundaries.rules.days import ONE_DAY, YEAR, local_date, opening
from meantime.server.boundaries.rules.periods import is_open

if TYPE_CHECKING:
    from datetime import date, datetime

    from meantime.server.boundaries.rules.frames import Frame


def next_window(frame: Frame, at: datetime) -> datetime | None:
    """Return when the next review window begins, UTC, after `at`; None if none within a year.

    A window in closed time is no window: closures take theirs with them. One that the clocks
    show twice is the first; one that they skip begins when they go on.
    """
    day, last = local_date(frame, at), local_date(frame, at + YEAR)
    while day <= last:
        for window in windows_on(frame, day):
            if window > at:
                return window
        day += ONE_DAY
    return None


def windows_on(frame: Frame, day: date) -> list[datetime]:
    """Return the review windows of a local date, UTC, earliest first; those in open time."""
    found = (opening(frame.zone, day, minute) for minute in sorted(frame.windows[day.weekday()]))
    return [window for window in found if is_open(frame, window)]
