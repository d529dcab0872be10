"""Every statement about items that a client asks about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, literal, select, tuple_, update

from meantime.server.billing.tables.charges import charges, disputes
from meantime.server.billing.tables.statements import statement_lines
from meantime.server.kit.database import UtcDateTime, from_column
from meantime.server.kit.pages import PAGE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Row, Table

    from meantime.server.kit.unit import Unit


def dispute_at(unit: Unit, practice_id: str, space_id: str, item: str) -> Row[Any] | None:
    found = select(disputes).filter_by(practice_id=practice_id, space_id=space_id, item=item)
    return unit.db.execute(found).one_or_none()


def is_priced(unit: Unit, practice_id: str, space_id: str, item: str) -> bool:
    """Tell whether an item costs something in a thread: by a charge, or on a statement."""
    key = {"practice_id": practice_id, "space_id": space_id, "item": item}
    found = (select(table.c.item).filter_by(**key).limit(1) for table in (charges, statement_lines))
    return any(unit.db.execute(each).first() for each in found)


def disputes_of(unit: Unit, practice_id: str, space_id: str) -> Sequence[Row[Any]]:
    """Return what was asked about in a thread, the earliest first."""
    found = select(disputes).filter_by(practice_id=practice_id, space_id=space_id)
    return unit.db.execute(found.order_by(disputes.c.opened_at, disputes.c.item)).all()


def open_disputes(
    unit: Unit,
    practice_id: str,
    threads: Collection[str] | None,
    after: tuple[int, str, str] | None,
) -> Sequence[Row[Any]]:
    """Return a page of what waits for an answer, longest first, and one more if there is.

    `threads` are those that count, None for all; `after` is (opened_at as a number, space, item).
    """
    at = disputes.c
    found = select(disputes).where(at.practice_id == practice_id, at.state == "open")
    if threads is not None:
        found = found.where(at.space_id.in_(threads))
    if after is not None:
        since, *place = after
        key = literal(from_column(since), UtcDateTime), *place
        found = found.where(tuple_(at.opened_at, at.space_id, at.item) > tuple_(*key))
    order = at.opened_at, at.space_id, at.item
    return unit.db.execute(found.order_by(*order).limit(PAGE + 1)).all()


def lines_among(
    unit: Unit, practice_id: str, items: Collection[tuple[str, str]]
) -> Mapping[tuple[str, str], Row[Any]]:
    """Return what stands on statements of some (thread, item)."""
    return among(unit, statement_lines, practice_id, items)


def charges_among(
    unit: Unit, practice_id: str, items: Collection[tuple[str, str]]
) -> Mapping[tuple[str, str], Row[Any]]:
    """Return the charges of some (thread, item)."""
    return among(unit, charges, practice_id, items)


def among(
    unit: Unit, table: Table, practice_id: str, items: Collection[tuple[str, str]]
) -> Mapping[tuple[str, str], Row[Any]]:
    at = table.c
    key = tuple_(at.space_id, at.item)
    found = select(table).where(at.practice_id == practice_id, key.in_(items))
    return {(row.space_id, row.item): row for row in unit.db.execute(found)}


def insert_dispute(unit: Unit, values: Mapping[str, Any]) -> None:
    unit.db.execute(insert(disputes).values(**values))


def change_dispute(unit: Unit, row: Row[Any], **values: Any) -> None:  # noqa: ANN401  columns
    here = update(disputes).filter_by(
        practice_id=row.practice_id, space_id=row.space_id, item=row.item
    )
    unit.db.execute(here.values(**values))
