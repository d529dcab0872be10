"""Every statement about promises; that of an append goes straight to the driver."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, literal, select, tuple_
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.boundaries.tables import promises
from meantime.server.kit.database import UtcDateTime, from_column, to_column
from meantime.server.kit.pages import PAGE
from meantime.server.kit.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

IS_OPEN = Statement(
    select(promises.c.entry_id).where(
        promises.c.practice_id == bindparam("practice_id"),
        promises.c.space_id == bindparam("space_id"),
        promises.c.due_at >= bindparam("now"),
    )
)


def promise_at(unit: Unit, practice_id: str, space_id: str, entry_id: str) -> Row[Any] | None:
    found = select(promises).filter_by(
        practice_id=practice_id, space_id=space_id, entry_id=entry_id
    )
    return unit.db.execute(found).one_or_none()


def open_promises_in(unit: Unit, practice_id: str, space_id: str) -> Sequence[Row[Any]]:
    """Return a thread's promises that are not due yet; most threads have none."""
    given = {"practice_id": practice_id, "space_id": space_id, "now": to_column(unit.now)}
    if not IS_OPEN.rows(unit, given):
        return []
    found = select(promises).filter_by(practice_id=practice_id, space_id=space_id)
    return unit.db.execute(found.where(promises.c.due_at >= unit.now)).all()


def put_promise(unit: Unit, values: dict[str, Any]) -> None:
    """Keep a promise, or what became of the one that is kept."""
    changed = {name: values[name] for name in ("kept_at", "withdrawn_at")}
    key = [column.name for column in promises.primary_key]
    kept = upsert(promises).values(**values)
    unit.db.execute(kept.on_conflict_do_update(index_elements=key, set_=changed))


def promises_of(
    unit: Unit,
    practice_id: str,
    clinician_id: str,
    since: datetime,
    after: tuple[int, str, str] | None,
) -> Sequence[Row[Any]]:
    """Return a page of a clinician's promises due from `since` on, behind `after`; one row more.

    In order of their time. `after` is (due_at as a number, space, entry).
    """
    order = (promises.c.due_at, promises.c.space_id, promises.c.entry_id)
    found = select(promises).where(
        promises.c.practice_id == practice_id,
        promises.c.clinician_id == clinician_id,
        promises.c.due_at >= since,
    )
    if after:
        due, *place = after
        found = found.where(tuple_(*order) > tuple_(literal(from_column(due), UtcDateTime), *place))
    return unit.db.execute(found.order_by(*order).limit(PAGE + 1)).all()
