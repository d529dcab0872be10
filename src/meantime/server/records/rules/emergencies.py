"""Opening one client's record in an emergency: for how long, how often, and who is told of it.

Source: 45 CFR 164.312(a)(2)(ii).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

LASTS: Final = timedelta(minutes=60)
FRESH: Final = timedelta(minutes=10)  # an older reason was written for something else
MOST: Final = 4  # for one person and client within A_DAY
A_DAY: Final = timedelta(days=1)


def ends_at(now: datetime) -> datetime:
    """Return the instant from which on the record is closed again to whoever opens it `now`."""
    return now + LASTS


def is_fresh(written_at: datetime, now: datetime) -> bool:
    """Tell whether a reason was written for what is opened `now`."""
    return now - FRESH <= written_at <= now


def is_running(ended_at: datetime | None, until: datetime, now: datetime) -> bool:
    """Tell whether a record is open, also where nobody has come by yet to write down its end."""
    return ended_at is None and now < until


def is_spent(before: int) -> bool:
    """Tell whether somebody has opened a record as often as anybody may, `before` times so far."""
    return before >= MOST


def second_persons(people: Iterable[str], opened_by: str, reader: str) -> list[str]:
    """Return who of `people` is told at once, each once: whoever neither opens it nor reads."""
    return [each for each in dict.fromkeys(people) if each not in (opened_by, reader)]


def may_review(reviewer: str, opened_by: str, reader: str) -> bool:
    """Tell whether somebody may sign an emergency off: nobody does that for themselves."""
    return reviewer not in (opened_by, reader)
