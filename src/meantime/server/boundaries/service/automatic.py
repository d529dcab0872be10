"""Automatic replies: that one is due, of which kind, with which times. Never a word of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from meantime.server.boundaries import queries
from meantime.server.boundaries.queries import Automatic
from meantime.server.boundaries.rules import automatic as automatic_rules
from meantime.server.boundaries.rules import periods as periods_rules
from meantime.server.boundaries.rules import windows as windows_rules
from meantime.server.boundaries.service.frames import frame_for
from meantime.server.kit.problems import NotFound
from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces
from meantime.wire import boundaries as wire

if TYPE_CHECKING:
    from sqlalchemy import Row

    from meantime.server.boundaries.rules.frames import Frame
    from meantime.server.boundaries.service.covers import Acting
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import EntryAppended

LATE: Final = "late"


def reply_while_closed(unit: Unit, event: EntryAppended, acting: Acting) -> None:
    """Keep that a client wrote while who answers for them is not there: once for that time.

    A break such as lunch brings none. Somebody may cover: it is said who, and when they read.
    """
    frame = acting.own
    closed = periods_rules.closed_period(frame, unit.now) if frame else None
    if frame is None or closed is None or closed.is_break(ZoneInfo(frame.zone)):
        return
    reply = Automatic(
        practice_id=event.practice_id,
        space_id=event.space_id,
        client_id=event.author,
        period=closed.id,
        entry_id=event.id,
        kind=automatic_rules.kind_of(frame, closed, unit.now),
        at=unit.now,
        reads_at=windows_rules.next_window(acting.frame or frame, unit.now),
        opens_at=closed.ends_at,
        cover_id=acting.who if acting.who != acting.responsible else "",
    )
    queries.keep_automatic(unit, reply)


def reply_late(unit: Unit, clock: Row[Any], frame: Frame) -> None:
    """Keep that an answer is overdue: once for all that was due at one instant."""
    reply = Automatic(
        practice_id=clock.practice_id,
        space_id=clock.space_id,
        client_id=clock.client_id,
        period=f"{LATE}/{clock.due_at.isoformat()}",
        entry_id=queries.first_due_with(unit, clock),  # timers of one instant have no order
        kind=LATE,
        at=unit.now,
        reads_at=windows_rules.next_window(frame, unit.now),
        opens_at=periods_rules.next_open(frame, unit.now),
        cover_id="",
    )
    queries.keep_automatic(unit, reply)


def list_automatic(unit: Unit, space_id: str) -> wire.AutomaticReplies:
    """Return a thread's newest automatic replies, newest first. Raises NotFound."""
    space = spaces.read_space(unit, space_id)
    if space.type != "care" or space.until_seq >= 0:
        raise NotFound
    practice_id = unit.caller.practice_id
    frame = frame_for(unit, practice_id, space.responsible)
    return wire.AutomaticReplies(
        zone=frame.zone if frame else practices.show_practice(unit).details.zone,
        replies=[
            wire.AutomaticReply(
                entry_id=row.entry_id,
                kind=row.kind,
                at=row.at,
                reads_at=row.reads_at,
                opens_at=row.opens_at,
                cover_id=row.cover_id,
            )
            for row in queries.automatic_in(unit, practice_id, space_id)
        ],
    )
