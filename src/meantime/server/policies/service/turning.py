"""Messaging that turns by itself: on again after a pause, or ended after the last day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from meantime.server.kit.timers.setting import NewTimer, cancel_timer, set_timer
from meantime.server.policies.events import MessagingTurned
from meantime.server.policies.queries import messaging as queries
from meantime.server.policies.rules.turns import turned
from meantime.server.practices.service.telling import tell_change

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.kit.timers.queries import Timer
    from meantime.server.kit.unit import Unit
    from meantime.wire import policies as wire

TURN: Final = "messaging"
NOTHING: Final[dict[str, Any]] = {"later_state": "", "later_at": None, "later_by": ""}


def plan_turn(unit: Unit, space_id: str, later: wire.Later | None) -> dict[str, Any]:
    """Set the timer of a turn, or forget the one that was planned; return what the row says."""
    practice_id = unit.caller.practice_id
    if later is None:
        cancel_timer(unit, practice_id, timer_key(space_id))
        return NOTHING
    timer = NewTimer(
        practice_id=practice_id,
        kind=TURN,
        subject=space_id,
        due_at=later.at,
        dedupe=timer_key(space_id),
    )
    set_timer(unit, timer)
    return {
        "later_state": later.state,
        "later_at": later.at,
        "later_by": unit.caller.seat_id,
    }


def turn(unit: Unit, timer: Timer) -> datetime | None:
    """Carry out a timer: turn a thread's messaging, as whoever planned that said it."""
    practice_id, space_id = timer.practice_id, timer.subject
    row = queries.lock_messaging(unit, practice_id, space_id)
    if row.later_at is None or row.later_at > unit.now:
        at: datetime | None = row.later_at
        return at
    changed = turned(row.later_state, row.later_by, unit.now)
    queries.change_messaging(unit, practice_id, space_id, **changed, **NOTHING)
    unit.audit(f"messaging.{row.later_state}", subject=space_id, practice_id=practice_id)
    unit.tell(MessagingTurned(practice_id, space_id, row.later_state))
    tell_change(unit, practice_id, space_id)
    return None


def timer_key(space_id: str) -> str:
    return f"{TURN}/{space_id}"
