"""On which local days a task is to be done. Days are text, `2027-12-31`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.protocol.homework_posts import Homework

ONE_DAY = timedelta(days=1)


def between(since: str, until: str) -> Iterator[str]:
    """Yield every day from `since` to `until`, both among them; none if one is no day."""
    day, last = _date(since), _date(until)
    while day is not None and last is not None and day <= last:
        yield day.isoformat()
        day += ONE_DAY


def backwards(day: str, since: str) -> Iterator[str]:
    """Yield every day from `day` back to `since`, both among them; none if one is no day."""
    on, first = _date(day), _date(since)
    while on is not None and first is not None and on >= first:
        yield on.isoformat()
        on -= ONE_DAY


def is_on(task: Homework, given: str, day: str) -> bool:
    """Tell whether a repeating task that was `given` on a day is to be done on `day`."""
    on, first = _date(day), task.due or given
    if on is None or on.isoweekday() not in task.repeats:
        return False
    return first <= day and (not task.until or day <= task.until)


def plus(day: str, days: int) -> str:
    """Return the day so many days later, "" if it is no day."""
    on = _date(day)
    return (on + timedelta(days=days)).isoformat() if on else ""


def _date(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None  # such as 2027-02-31
