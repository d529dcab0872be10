"""The end of an emergency: by its time, by hand before that, or by another that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from meantime.server.kit.timers.setting import cancel_timer
from meantime.server.practices.service.telling import tell_change
from meantime.server.records.queries import emergencies as queries
from meantime.server.records.queries.openings import Visitor, move_stretch, stretch_before
from meantime.server.records.rules.stretches import Stretch
from meantime.server.records.service.emergencies.listing import find, show_one, spaces_of
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.timers.queries import Timer
    from meantime.server.kit.unit import Unit
    from meantime.wire import emergencies as wire

EMERGENCY: Final = "emergency"


def end_emergency(unit: Unit, id_: str) -> wire.Emergency:
    """Serve no more of a record that was opened in an emergency, as anybody who sees it may.

    One that has ended stays as it is. Raises NotFound.
    """
    find(unit, id_)
    row = queries.lock_emergency(unit, unit.caller.practice_id, id_)
    if row is not None and row.ended_at is None:
        close(unit, row, by=unit.caller.seat_id)
        tell_change(unit, row.practice_id, row.space_id)
    return show_one(unit, id_)


def end_in_time(unit: Unit, timer: Timer) -> datetime | None:
    """Carry out a timer: the hour is over, for good."""
    row = queries.lock_emergency(unit, timer.practice_id, timer.subject)
    if row is not None and row.ended_at is None:
        close(unit, row, by="")
        tell_change(unit, row.practice_id, row.space_id)
    return None


def close(unit: Unit, row: Row[Any], *, by: str, shuts: bool = True) -> None:
    """Write down that an emergency is over; `shuts` the terms too, unless another goes on."""
    practice_id, ended_at = row.practice_id, min(unit.now, row.until)
    queries.change_emergency(unit, practice_id, row.id, ended_at=ended_at, ended_by=by)
    visitor = Visitor(practice_id, row.space_id, row.account_id, "emergency")
    if stretch := stretch_before(unit, visitor, row.opened_at):
        ended = Stretch(stretch.at, max(stretch.at, ended_at), stretch.until_seq)
        move_stretch(unit, visitor, stretch, ended)
    if by:
        cancel_timer(unit, practice_id, timer_key(row.id))
    for id_ in spaces_of(row) if shuts else ():
        spaces.shut_term(unit, practice_id, id_, row.account_id)
    unit.audit("emergency.ended", subject=row.id, practice_id=practice_id)


def timer_key(id_: str) -> str:
    return f"{EMERGENCY}/{id_}"
