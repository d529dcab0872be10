"""What holds in a conversation now: who reads when, and by when an answer comes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.server.boundaries.rules import days as days_rules
from meantime.server.boundaries.rules import due as due_rules
from meantime.server.boundaries.rules import frames as frames_rules
from meantime.server.boundaries.rules import periods as periods_rules
from meantime.server.boundaries.rules import windows as windows_rules
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
    frame = frame_for(unit, unit.caller.practice_id, space.responsible)
    if frame is None:
        return unset(unit)
    closed = periods_rules.closed_period(frame, unit.now)
    opens_at = closed.ends_at if closed else unit.now
    reads_at = windows_rules.next_window(frame, unit.now)
    return wire.Boundary(
        zone=frame.zone,
        is_set=True,
        is_open=closed is None,
        opens_at=opens_at,
        reads_at=reads_at,
        answer_by=due_rules.due_at(frame, unit.now),
        closed_for=closure_as_wire(closed.closure) if closed and closed.closure else None,
        moved_by=[closure_as_wire(each) for each in due_rules.explain(frame, unit.now)],
        holds_until=holds_until(frame, unit.now, opens_at, reads_at),
        allowance=allowance_as_wire(frame.allowance),
    )


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
