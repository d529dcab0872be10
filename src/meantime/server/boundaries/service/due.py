"""When a message is due, and the timer that tells of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from meantime.server.boundaries import queries
from meantime.server.boundaries.queries import Place
from meantime.server.boundaries.rules import due as due_rules
from meantime.server.boundaries.rules import frames as frames_rules
from meantime.server.kit.timers.setting import NewTimer, cancel_timer, set_timer

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit

OVERDUE: Final = "overdue"
NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)  # what is due without hours, or past a year


def due_by(frame: frames_rules.Frame | None, started_at: datetime) -> datetime:
    """Return by when a message is answered, NEVER if nobody has promised that."""
    return (frame and due_rules.due_at(frame, started_at)) or NEVER


def watch(unit: Unit, place: Place, due_at: datetime) -> None:
    """Have somebody told when a message is overdue; the same message's timer is moved."""
    key = f"{OVERDUE}/{place.space_id}/{place.seq}"
    if due_at == NEVER:
        cancel_timer(unit, place.practice_id, key)
        return
    timer = NewTimer(
        practice_id=place.practice_id,
        kind=OVERDUE,
        subject=place.space_id,
        due_at=due_at,
        dedupe=key,
        number=place.seq,
    )
    set_timer(unit, timer)


def count_again(
    unit: Unit, practice_id: str, clinician_id: str, frame: frames_rules.Frame | None
) -> None:
    """Count what waits for a clinician from its start, by other hours."""
    for clock in queries.running_of(unit, practice_id, clinician_id):
        due_at = due_by(frame, clock.started_at)
        if due_at == clock.due_at:
            continue
        place = Place(practice_id, clock.space_id, clock.seq)
        queries.set_due(unit, place, due_at)
        watch(unit, place, due_at)
