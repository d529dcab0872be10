"""By when a message is answered, and which closures moved that date."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from meantime.server.boundaries.rules.days import YEAR, business_days, lost_periods
from meantime.server.boundaries.rules.periods import open_periods

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.boundaries.rules.frames import Closure, Frame


def due_at(frame: Frame, started_at: datetime) -> datetime | None:
    """Return the UTC instant by which a message of `started_at` is answered; None past a year.

    "The end of the second business day" counts from the first on which the message can be read:
    with Monday to Friday, 9 to 18, both one of Friday 23:04 and one of Monday 10:00 are due on
    Tuesday at 18:00. Of Monday 18:00 and later the first day is Tuesday.
    """
    if frame.reply_within.unit == "days":
        return end_of_business_day(frame, started_at, frame.reply_within.n)
    return after_open_time(frame, started_at, timedelta(hours=frame.reply_within.n))


def end_of_business_day(frame: Frame, after: datetime, nth: int) -> datetime | None:
    """Return the last closing of the `nth` business day of those that close after `after`, UTC.

    None if a year has fewer.
    """
    for periods in business_days(frame, after, after + YEAR):
        last_closing = periods[-1][1]
        if last_closing > after:
            nth -= 1
            if nth == 0:
                return last_closing
    return None


def after_open_time(frame: Frame, after: datetime, span: timedelta) -> datetime | None:
    """Return when `span` of open time is used up, UTC; None if a year has less.

    What is used up as the day closes is due then, not when the next one opens.
    """
    for start, end in open_periods(frame, after, after + YEAR):
        if end - start >= span:
            return start + span
        span -= end - start
    return None


def explain(frame: Frame, started_at: datetime) -> tuple[Closure, ...]:
    """Return the closures that put off the due date of a message of `started_at`, earliest first.

    They are those that took hours between the message and its due date, or, where there is no
    due date, within a year. One on a day without hours put off nothing.
    """
    until = due_at(frame, started_at) or started_at + YEAR
    lost = lost_periods(frame, started_at, until)
    found = dict.fromkeys(closure for _, closures in lost for closure in closures)
    return tuple(sorted(found, key=lambda closure: (closure.starts_on, closure.ends_on)))
