"""What holds in a conversation now: who reads when, and by when an answer comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.server.boundaries.rules import covers as covers_rules
from meantime.server.boundaries.rules import days as days_rules
from meantime.server.boundaries.rules import due as due_rules
from meantime.server.boundaries.rules import frames as frames_rules
from meantime.server.boundaries.rules import periods as periods_rules
from meantime.server.boundaries.rules import windows as windows_rules
from meantime.server.boundaries.service.covers import frames_in, who_acts
from meantime.server.boundaries.service.frames import (
    allowance_as_wire,
    closure_as_wire,
    frame_for,
)
from meantime.server.kit.problems import NotFound
from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces
from meantime.wire import boundaries as wire

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.kit.unit import Unit

UNSET_HOLDS: Final = timedelta(hours=1)


def show_boundary(unit: Unit, space_id: str) -> wire.Boundary:
    """Return what holds for a message sent now, to whoever sits in the thread. Raises NotFound."""
    space = spaces.read_space(unit, space_id)
    if space.type != "care" or space.until_seq >= 0:
        raise NotFound
    practice_id = unit.caller.practice_id
    acting = who_acts(unit, practice_id, space_id, space.responsible)
    frame = frame_for(unit, practice_id, acting)
    if frame is None:
        return unset(unit)
    cover = cover_now(unit, space.responsible, acting)
    closed = periods_rules.closed_period(frame, unit.now)
    opens_at = closed.ends_at if closed else unit.now
    reads_at = windows_rules.next_window(frame, unit.now)
    until = holds_until(frame, unit.now, opens_at, reads_at)
    return wire.Boundary(
        zone=frame.zone,
        is_set=True,
        is_open=closed is None,
        opens_at=opens_at,
        reads_at=reads_at,
        answer_by=due_rules.due_at(frame, unit.now),
        closed_for=told_reason(unit, space.responsible, cover, closed),
        cover=cover,
        moved_by=[told(each) for each in due_rules.explain(frame, unit.now)],
        holds_until=min([until, cover.until] if cover else [until]),
        allowance=allowance_as_wire(frame.allowance),
    )


def cover_now(unit: Unit, responsible: str, acting: str) -> wire.CoverNow | None:
    """Return who acts for who is responsible, and until when; None if they act themselves."""
    frame = frame_for(unit, unit.caller.practice_id, responsible)
    if acting == responsible or frame is None:
        return None
    frame_of = frames_in(unit, unit.caller.practice_id)
    now = covers_rules.stretches(frame_of, responsible, unit.now, unit.now + days_rules.YEAR)[0]
    return wire.CoverNow(account_id=acting, until=now.ends_at, zone=frame.zone)


def told_reason(
    unit: Unit,
    responsible: str,
    cover: wire.CoverNow | None,
    closed: periods_rules.ClosedPeriod | None,
) -> wire.Closure | None:
    """Return for what it is closed, or for what somebody else reads."""
    if cover is None:
        return told(closed.closure) if closed and closed.closure else None
    frame = frame_for(unit, unit.caller.practice_id, responsible)
    away = frame and covers_rules.absence(frame, unit.now)
    return told(away, cover.account_id) if away else None


def told(closure: frames_rules.Closure, cover_id: str = "") -> wire.Closure:
    """Return a closure as a thread's people are told: who covers elsewhere is not for them."""
    return closure_as_wire(replace(closure, cover_id=cover_id))


def unset(unit: Unit) -> wire.Boundary:
    return wire.Boundary(
        zone=practices.show_practice(unit).details.zone,
        is_set=False,
        is_open=False,
        opens_at=None,
        reads_at=None,
        answer_by=None,
        closed_for=None,
        moved_by=[],
        holds_until=unit.now + UNSET_HOLDS,
    )


def holds_until(
    frame: frames_rules.Frame, now: datetime, opens_at: datetime | None, reads_at: datetime | None
) -> datetime:
    """Return the next instant at which anything of the statement may change.

    Closed: as it opens. Open: at the next window or closing, whichever comes first; a promise of
    hours moves all the time, and is said to the quarter of an hour.
    """
    latest = now + days_rules.YEAR
    if opens_at is None or opens_at > now:
        return min(opens_at or latest, reads_at or latest)
    closes_at = next(periods_rules.open_periods(frame, now, latest))[1]
    soonest = min(closes_at, reads_at or latest)
    if frame.reply_within.unit == "hours":
        return min(soonest, now + timedelta(minutes=15))
    return soonest
