"""When a notice leaves: a digest, never a flood, and not in somebody's quiet hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.notices.rules.choices import Choices

# Between two notices that are not urgent, also to who reads at once.
QUIET: Final = timedelta(hours=1)
A_MINUTE: Final = timedelta(minutes=1)  # after the time of day that somebody chose, it is over
REMIND_AFTER: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Told:
    """When a person was told last, of which entry, and whether they have come by since."""

    left_at: datetime
    has_come: bool
    space_id: str = ""
    entry_id: str = ""


def leaves_at(
    last: Told | None, choices: Choices, due_at: datetime, now: datetime
) -> datetime | None:
    """Return when a notice leaves that is due and not urgent; None if it tells nothing new."""
    if last is None:
        return choices.leaves_at(due_at, now)
    if not last.has_come:
        return None
    pause = QUIET if choices.daily_at is None else A_MINUTE
    return choices.leaves_at(max(due_at, last.left_at + pause), now)


def is_unread(last: Told | None, now: datetime) -> bool:
    """Tell whether a person was told so long ago, and has not come by, that a reminder is due."""
    return last is not None and not last.has_come and last.left_at + REMIND_AFTER <= now
