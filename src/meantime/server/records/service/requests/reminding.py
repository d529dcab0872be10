"""Telling the care team and the custodians, without a word of content, that a request waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.server.kit.timers.setting import NewTimer, cancel_timer, set_timer
from meantime.server.notices import service as notices
from meantime.server.practices import service as practices
from meantime.server.records.queries import requests as queries
from meantime.server.records.rules.requests import reminded_at
from meantime.server.records.rules.showing import day_of
from meantime.server.records.service.requests.reading import as_rule, zone_in
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.kit.timers.queries import Timer
    from meantime.server.kit.unit import Unit

RECORD_REQUEST: Final = "record_request"


def watch(unit: Unit, practice_id: str, space_id: str, entry_id: str) -> None:
    """Have people reminded of a request as it stands now, or no more."""
    row, dedupe = queries.request_at(unit, practice_id, space_id, entry_id), key_of(entry_id)
    zone = zone_in(unit, practice_id)
    due_at = reminded_at(as_rule(row), day_of(unit.now, zone), zone) if row else None
    if due_at is None:
        cancel_timer(unit, practice_id, dedupe)
        return
    timer = NewTimer(
        practice_id=practice_id,
        kind=RECORD_REQUEST,
        subject=entry_id,
        place=space_id,
        due_at=due_at,
        dedupe=dedupe,
    )
    set_timer(unit, timer)


def remind(unit: Unit, timer: Timer) -> datetime | None:
    """Carry out a timer: tell who answers for the record; return when they are told again."""
    practice_id, space_id = timer.practice_id, timer.place
    row = queries.request_at(unit, practice_id, space_id, timer.subject)
    if row is None or row.state != "open":
        return None
    team = (
        *spaces.clinicians_of(unit, practice_id, space_id),
        *practices.custodians_of(unit, practice_id),
    )
    for seat_id in dict.fromkeys(team):
        notices.tell_of(unit, (practice_id, space_id), seat_id, timer.subject, unit.now)
    unit.audit("request.due", subject=timer.subject, practice_id=practice_id)
    zone = zone_in(unit, practice_id)
    return reminded_at(as_rule(row), day_of(unit.now, zone), zone)


def tell_clients(unit: Unit, space_id: str, about: str) -> None:
    """Tell the clients of a thread that something waits there."""
    practice_id = unit.caller.practice_id
    for seat_id in spaces.clients_of(unit, practice_id, space_id):
        if seat_id != unit.caller.seat_id:
            notices.tell_of(unit, (practice_id, space_id), seat_id, about, unit.now)


def key_of(entry_id: str) -> str:
    return f"{RECORD_REQUEST}/{entry_id}"
