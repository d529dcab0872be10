"""Keeping that somebody asked, by the sealed entry in which they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.requesting.days import came_on, due_on
from meantime.server.kit.problems import NotFound
from meantime.server.practices.service.telling import tell_change
from meantime.server.records.queries import requests as queries
from meantime.server.records.rules.showing import day_of
from meantime.server.records.service.requests.reading import (
    TEAM,
    as_wire,
    thread_at,
    today_in,
    zone_in,
)
from meantime.server.records.service.requests.reminding import watch
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from datetime import date

    from meantime.server.kit.unit import Unit
    from meantime.wire import requests as wire


def note(unit: Unit, space_id: str, entry_id: str, new: wire.NewRequest) -> wire.RecordRequest:
    """Keep that an entry of a thread is a request; what is kept already stays.

    Anybody of the thread may say so who can read it, so that a phone that was switched off right
    after takes no day from the client: it came when the server had the entry. Raises NotFound,
    NotPermitted.
    """
    space = thread_at(unit, space_id)
    practice_id = unit.caller.practice_id
    asked = spaces.written(unit, practice_id, space_id, entry_id)
    is_client = asked is not None and asked.role == "client"
    if asked is None or asked.kind != "post" or not (is_client or asked.role in TEAM):
        raise NotFound
    if space.role == "client" and asked.author != unit.caller.seat_id:
        raise NotFound
    received_on = day_of(asked.received_at, zone_in(unit, practice_id))
    came = came_on(new.asked_on or received_on, received_on, is_client=is_client)
    keep(unit, space_id, entry_id, new, (asked.author, is_client, came))
    row = queries.request_at(unit, practice_id, space_id, entry_id)
    if row is None:
        raise NotFound
    return as_wire(row, today_in(unit, practice_id))


def keep(
    unit: Unit, space_id: str, entry_id: str, new: wire.NewRequest, asked: tuple[str, bool, date]
) -> None:
    asked_by, is_client, came = asked
    practice_id = unit.caller.practice_id
    is_new = queries.note_request(
        unit,
        practice_id=practice_id,
        space_id=space_id,
        id=entry_id,
        kind=new.kind,
        asked_by=asked_by,
        is_client=is_client,
        asked_on=came,
        due_on=due_on(new.kind, came),
    )
    if is_new:
        watch(unit, practice_id, space_id, entry_id)
        unit.audit("request.noted", subject=entry_id)
        tell_change(unit, practice_id, space_id)
