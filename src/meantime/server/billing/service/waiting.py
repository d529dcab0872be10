"""Which disputes wait for an answer in the practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.billing.queries import disputes as queries
from meantime.server.billing.service.shown_disputes import as_wire
from meantime.server.kit.database import to_column
from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces
from meantime.wire import billing as wire

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit


def list_disputes(unit: Unit, cursor: str) -> wire.Disputes:
    """Return what waits, longest first: to clinicians of their threads, to the books of all.

    Raises NotPermitted, Malformed.
    """
    practices.demand_staff(unit)
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    is_bookkeeper = practices.keeps_books(unit)
    threads = None if is_bookkeeper else spaces.threads_of_clinician(unit, practice_id, me)
    after = read_cursor(cursor, tuple[int, str, str])
    rows = queries.open_disputes(unit, practice_id, threads, after)
    page = rows[:PAGE]
    last = page[-1] if len(rows) > PAGE else None
    unit.audit("billing.read", subject=practice_id)
    return wire.Disputes(
        disputes=as_wire(unit, practice_id, page),
        next=write_cursor(to_column(last.opened_at), last.space_id, last.item) if last else "",
    )
