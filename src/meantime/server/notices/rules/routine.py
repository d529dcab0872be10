"""Whether somebody came by when they said that they read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime, timedelta


class Due(NamedTuple):
    """A notice: when it was due, when it left, and when the person came by or it was not needed."""

    due_at: datetime
    left_at: datetime | None
    ended_at: datetime | None


def came_by(notice: Due, block: timedelta, now: datetime) -> bool | None:
    """Tell whether a person came by before a review of this length was over.

    None where that is not known yet, and where the notice was spared, as they had one already.
    """
    latest = notice.due_at + block
    if notice.ended_at is None:
        return None if now <= latest else False
    if notice.left_at is None and notice.ended_at >= notice.due_at:
        return None
    return notice.ended_at <= latest
