"""Emergencies as they are shown: to custodians all, to others those of threads that they treat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.kit.problems import NotFound
from meantime.server.practices.service.care_team import (
    demand_care_team,
    is_of_care_team,
    threads_seen,
)
from meantime.server.records.queries import emergencies as queries
from meantime.server.spaces import service as spaces
from meantime.wire import emergencies as wire
from meantime.wire.spaces import Instant

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row

    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.rules.terms import Term


Shown = Literal["", "open"]  # to be reviewed yet


def list_emergencies(unit: Unit, shown: Shown, cursor: str) -> wire.EmergencyPage:
    """Return a page of the emergencies that the caller sees, the newest first.

    Raises NotPermitted, Malformed.
    """
    threads = threads_seen(unit)
    me = unit.caller.seat_id
    among = queries.anywhere() if threads is None else queries.in_threads(threads, me)
    return page_of(unit, among, cursor, only_unreviewed=shown == "open")


def list_emergencies_in(unit: Unit, space_id: str, cursor: str) -> wire.EmergencyPage:
    """Return a page of a thread's emergencies. Raises NotFound, NotPermitted, Malformed."""
    demand_care_team(unit, space_id)
    return page_of(unit, queries.in_thread(space_id), cursor, only_unreviewed=False)


def page_of(
    unit: Unit, among: ColumnElement[bool], cursor: str, *, only_unreviewed: bool
) -> wire.EmergencyPage:
    before = read_before(cursor)
    rows = queries.page_of(unit, among, before, only_unreviewed=only_unreviewed)
    page = rows[:PAGE]
    last = write_cursor(*place_of(page[-1])) if len(rows) > PAGE else ""
    return wire.EmergencyPage(emergencies=as_wire(unit, page), next=last)


def find(unit: Unit, id_: str) -> Row[Any]:
    """Return an emergency that the caller sees. Raises NotFound."""
    row = queries.emergency_at(unit, unit.caller.practice_id, id_)
    me = unit.caller.seat_id
    if row is None or not (
        me in (row.opened_by, row.account_id) or is_of_care_team(unit, row.space_id)
    ):
        raise NotFound
    return row


def show_one(unit: Unit, id_: str) -> wire.Emergency:
    """Return an emergency of the caller's practice that there is."""
    row = queries.emergency_at(unit, unit.caller.practice_id, id_)
    assert row is not None  # noqa: S101  the caller has just written it
    return as_wire(unit, [row])[0]


def as_wire(unit: Unit, rows: Sequence[Row[Any]]) -> list[wire.Emergency]:
    places = sorted({id_ for row in rows for id_ in spaces_of(row)})
    terms = spaces.timed_seats(unit, unit.caller.practice_id, places)
    shown = wire.Emergency.__struct_fields__
    return [
        wire.Emergency(
            **{name: value for name, value in row._asdict().items() if name in shown},
            seated_in=[
                id_ for id_ in spaces_of(row) if is_its_own(terms.get((id_, row.account_id)), row)
            ],
        )
        for row in rows
    ]


def is_its_own(term: Term | None, row: Row[Any]) -> bool:
    """Tell whether a seat stands for an emergency, not for a cover of later or for good."""
    return term is not None and term.ends_at <= row.until


def spaces_of(row: Row[Any]) -> list[str]:
    """Return the thread, the chart and, if there is one, the desk."""
    return [id_ for id_ in (row.space_id, row.chart_id, row.desk_id) if id_]


def place_of(row: Row[Any]) -> tuple[str, str]:
    return row.opened_at.isoformat(), row.id


def read_before(cursor: str) -> tuple[datetime, str] | None:
    """Return the place behind which a page begins, None for the first. Raises Malformed."""
    return read_cursor(cursor, tuple[Instant, str])
