"""Telling which requests there are: of a thread all, of the practice those that wait."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.kit.problems import Malformed
from meantime.server.practices import service as practices
from meantime.server.records.queries import requests as queries
from meantime.server.records.service.requests.reading import as_wire, thread_at, today_in
from meantime.server.spaces import service as spaces
from meantime.wire import requests as wire

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit


def list_requests(unit: Unit, space_id: str) -> wire.RecordRequests:
    """Return the requests of a thread, to its client and care team.

    Raises NotFound, NotPermitted.
    """
    thread_at(unit, space_id)
    practice_id = unit.caller.practice_id
    today = today_in(unit, practice_id)
    rows = queries.requests_of(unit, practice_id, space_id)
    return wire.RecordRequests(requests=[as_wire(row, today) for row in rows])


def list_open(unit: Unit, cursor: str) -> wire.RequestPage:
    """Return what waits for an answer, due first: to custodians all, to others of their threads.

    Raises NotPermitted, Malformed.
    """
    practices.demand_staff(unit)
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    is_custodian = practices.staff_role(unit, practice_id, me) == "custodian"
    threads = None if is_custodian else spaces.threads_of_clinician(unit, practice_id, me)
    rows = queries.open_requests(unit, practice_id, threads, read_place(cursor))
    page, today = rows[:PAGE], today_in(unit, practice_id)
    last = page[-1] if len(rows) > PAGE else None
    return wire.RequestPage(
        requests=[as_wire(row, today) for row in page],
        next=write_cursor(last.due_on.isoformat(), last.id) if last else "",
    )


def read_place(cursor: str) -> tuple[date, str] | None:
    """Return the day and the id behind which a page begins. Raises Malformed."""
    read = read_cursor(cursor, tuple[str, str])
    if read is None:
        return None
    try:
        return date.fromisoformat(read[0]), read[1]
    except ValueError:
        raise Malformed(fields={"cursor": "is not one that the server gave out"}) from None
