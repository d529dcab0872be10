"""When an alert that is still open is told again, and when its ladder begins again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

UNSEEN_EVERY: Final = timedelta(hours=1)  # while nobody has said that they look after it
UNCLOSED_AFTER: Final = timedelta(hours=12)
DAILY: Final = timedelta(days=1)


def again_at(since: datetime, acknowledged_at: datetime | None, now: datetime) -> datetime:
    """Return when somebody is told once more of an alert that nobody has closed.

    Without anybody who looks after it: every hour for half a day `since` its first step, then
    daily. With somebody, half a day after they said so, then daily.
    """
    if acknowledged_at is None:
        return now + (UNSEEN_EVERY if now < since + UNCLOSED_AFTER else DAILY)
    first = acknowledged_at + UNCLOSED_AFTER
    return first if now < first else now + DAILY


def begins_again(next_step_at: datetime, now: datetime, *, is_climbing: bool) -> bool:
    """Tell whether the ladder begins again for an urgent correction of what nobody looks after.

    It does where it has ended (`is_climbing` is false), or where its next step is further away than
    it would be then. Else whoever is next reads the new text soon.
    """
    return not is_climbing or next_step_at > now + UNSEEN_EVERY
