"""Every statement about requests for a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.kit.pages import PAGE
from meantime.server.records.tables.requests import IS_OPEN, record_requests

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def note_request(unit: Unit, **values: Any) -> bool:  # noqa: ANN401  columns
    """Store a request. Returns False if it is there already."""
    row = upsert(record_requests).values(is_extended=False, state="open", answer_id="", **values)
    stored = row.on_conflict_do_nothing().returning(record_requests.c.id)
    return unit.db.execute(stored).one_or_none() is not None


def request_at(unit: Unit, practice_id: str, space_id: str, id_: str) -> Row[Any] | None:
    """Return a request, kept from other writers until the commit; None if there is none such."""
    found = select(record_requests).filter_by(practice_id=practice_id, space_id=space_id, id=id_)
    return unit.db.execute(found.with_for_update()).one_or_none()


def change_request(unit: Unit, row: Row[Any], **values: Any) -> None:  # noqa: ANN401  columns
    here = update(record_requests).filter_by(
        practice_id=row.practice_id, space_id=row.space_id, id=row.id
    )
    unit.db.execute(here.values(values))


def requests_of(unit: Unit, practice_id: str, space_id: str) -> Sequence[Row[Any]]:
    """Return the requests of a thread, oldest first."""
    found = select(record_requests).filter_by(practice_id=practice_id, space_id=space_id)
    order = record_requests.c.asked_on, record_requests.c.id
    return unit.db.execute(found.order_by(*order)).all()


def is_any_open(unit: Unit, practice_id: str, space_id: str) -> bool:
    """Tell whether anything that was asked in a thread waits for its answer."""
    found = select(record_requests.c.id).where(IS_OPEN)
    here = found.filter_by(practice_id=practice_id, space_id=space_id)
    return unit.db.execute(here.limit(1)).first() is not None


def open_requests(
    unit: Unit, practice_id: str, threads: Collection[str] | None, after: tuple[date, str] | None
) -> Sequence[Row[Any]]:
    """Return a page of what waits for an answer, due first, and one more if there is.

    `threads` are those that count, None for all.
    """
    at = record_requests.c
    found = select(record_requests).where(at.practice_id == practice_id, IS_OPEN)
    if threads is not None:
        found = found.where(at.space_id.in_(threads))
    if after:
        day, id_ = after
        found = found.where(or_(at.due_on > day, and_(at.due_on == day, at.id > id_)))
    return unit.db.execute(found.order_by(at.due_on, at.id).limit(PAGE + 1)).all()
