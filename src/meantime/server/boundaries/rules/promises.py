"""A promise to a client ("I will check in on Tuesday"), and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from meantime.server.boundaries.rules.days import ONE_DAY, opening, periods_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from meantime.server.boundaries.rules.frames import Frame

State = Literal["due", "kept", "broken", "withdrawn"]


def promised_until(frame: Frame, day: date) -> datetime:
    """Return until when a promise for a local date can be kept, UTC.

    That is the day's last closing; on a day without hours, its midnight: who promises to look in
    on a Saturday has the Saturday for it.
    """
    if periods := periods_of(frame, day):
        return periods[-1][1]
    return opening(frame.zone, day + ONE_DAY, 0)


def is_in_past(promised_for: datetime, now: datetime) -> bool:
    """Tell whether a promise comes too late to be made."""
    return promised_for <= now


def state_of(
    promised_for: datetime, kept_at: datetime | None, withdrawn_at: datetime | None, now: datetime
) -> State:
    """Return where a promise stands at `now`; that it was broken is written nowhere.

    What first happened to it decides, and only until it was due: a check-in on Wednesday is
    welcome, but Tuesday's promise stays broken, and withdrawing it then does not mend it. A
    `kept_at` ahead of `now` (a reply that shows later) has not happened yet.
    """
    latest = min(promised_for, now)
    kept = kept_at is not None and kept_at <= latest
    withdrawn = withdrawn_at is not None and withdrawn_at <= latest
    if kept_at and withdrawn_at and kept and withdrawn:
        return "kept" if kept_at <= withdrawn_at else "withdrawn"
    if kept:
        return "kept"
    if withdrawn:
        return "withdrawn"
    return "due" if now <= promised_for else "broken"
