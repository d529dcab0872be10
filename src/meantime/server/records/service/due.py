"""Records whose day has come: the custodians are told, and decide. The server destroys nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from meantime.server.kit.timers.setting import NewTimer, cancel_timer, set_timer
from meantime.server.notices import service as notices
from meantime.server.practices import service as practices
from meantime.server.records.queries import keeping as queries
from meantime.server.records.rules.keeping import is_due
from meantime.server.records.rules.showing import day_of, start_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from meantime.server.kit.timers.queries import Timer
    from meantime.server.kit.unit import Unit

RETENTION: Final = "retention"
ENTRY_ID: Final = 22  # characters: what a notice names


def remind_due(unit: Unit, timer: Timer) -> datetime | None:
    """Carry out a timer: tell the custodians that a record's day has come, and do nothing else."""
    practice_id, thread_id = timer.practice_id, timer.subject
    kept = queries.kept_at(unit, practice_id, thread_id)
    zone = ZoneInfo(practices.zone_of(unit, practice_id))
    if kept and kept.destroy_on and day_of(unit.now, zone) < kept.destroy_on:
        return start_of(kept.destroy_on, zone)  # the practice has moved to another zone
    if is_due(kept, day_of(unit.now, zone)):
        tell_custodians(unit, practice_id, thread_id)
        unit.audit("record.due", subject=thread_id, practice_id=practice_id)
    return None


def watch(unit: Unit, practice_id: str, thread_id: str, day: date | None) -> None:
    """Have the custodians told on a day, or on none."""
    dedupe = f"{RETENTION}/{thread_id}"
    if day is None:
        cancel_timer(unit, practice_id, dedupe)
        return
    due_at = max(start_of(day, ZoneInfo(practices.zone_of(unit, practice_id))), unit.now)
    timer = NewTimer(
        practice_id=practice_id, kind=RETENTION, subject=thread_id, due_at=due_at, dedupe=dedupe
    )
    set_timer(unit, timer)


def tell_custodians(unit: Unit, practice_id: str, thread_id: str, but: str = "") -> None:
    for seat_id in practices.custodians_of(unit, practice_id):
        if seat_id != but:
            about = thread_id[:ENTRY_ID]
            notices.tell_of(unit, (practice_id, thread_id), seat_id, about, unit.now)
