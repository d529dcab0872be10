"""A promise to a client ("I will check in on Tuesday"), and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from meantime.server.boundaries.rules.days import ONE_DAY, local_date, opening, periods_of
from meantime.server.boundaries.rules.windows import windows_on

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from meantime.server.boundaries.rules.frames import Frame

State = Literal["due", "kept", "broken", "withdrawn"]
INSTANT: Final = timedelta(microseconds=1)
LONGEST: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the care team. `amends` is the care team's own post that it corrects or withdraws.

    It asks for no attention if it acknowledges or withdraws; it is shown from `shown_at` on.
    """

    entry_id: str
    amends: str
    attention: int
    received_at: datetime
    shown_at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a promise so far. `kept_at` may lie ahead: a reply that shows later."""

    kept_at: datetime | None = None
    withdrawn_at: datetime | None = None


def outcome(promise: Post, due_at: datetime, others: Iterable[Post]) -> Outcome:
    """Return what the other posts of the care team have made of a promise.

    A post with attention keeps it that shows after the promise does, and by `due_at`. One that
    only rewords another says nothing new, and what was withdrawn before it showed was never said.
    A promise is withdrawn by a post that amends it without attention.
    """
    kept: list[Post] = []
    taken: dict[str, datetime] = {}
    for post in others:
        if post.amends and not post.attention:
            taken[post.amends] = min(post.received_at, taken.get(post.amends, post.received_at))
        elif not post.amends and post.attention and promise.shown_at < post.shown_at <= due_at:
            kept.append(post)
    seen = [p.shown_at for p in kept if taken.get(p.entry_id, p.shown_at) >= p.shown_at]
    return Outcome(min(seen, default=None), taken.get(promise.entry_id))


def reminded_at(frame: Frame, due_at: datetime) -> datetime:
    """Return when to remind of a promise, UTC: as its clinician first reads on its last day.

    Without a window on that day it is the day's opening, else its midnight. A `due_at` of
    midnight ends the day before.
    """
    day = local_date(frame, due_at - INSTANT)
    openings = [start for start, _ in periods_of(frame, day)]
    return [*windows_on(frame, day), *openings, opening(frame.zone, day, 0)][0]


def is_too_far(promised_for: datetime, now: datetime) -> bool:
    """Tell whether a promise is for a time so far away that nobody plans for it."""
    return promised_for > now + LONGEST


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
