"""Statements about statements, their lines and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, insert, select, tuple_, update

from meantime.server.billing.tables.charges import disputes
from meantime.server.billing.tables.statements import statement_lines, statements
from meantime.server.kit.pages import PAGE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Row, Select, Table

    from meantime.server.kit.unit import Unit


class Key(NamedTuple):
    """Which statement: of a client's thread, a month by its first day, and a currency."""

    practice_id: str
    space_id: str
    month: date
    currency: str


def put_statements(
    unit: Unit, made: Sequence[Mapping[str, Any]], lines: Sequence[Mapping[str, Any]]
) -> None:
    if made:
        unit.db.execute(insert(statements), made)
        unit.db.execute(insert(statement_lines), lines)


def statement_at(unit: Unit, key: Key) -> Row[Any] | None:
    return unit.db.execute(select(statements).where(is_of(statements, key))).one_or_none()


def lock_statement(unit: Unit, key: Key) -> Row[Any] | None:
    """Return a statement, kept from whoever else moves its balance until the commit."""
    found = select(statements).where(is_of(statements, key)).with_for_update()
    return unit.db.execute(found).one_or_none()


def lines_at(unit: Unit, key: Key) -> Sequence[Row[Any]]:
    """Return the lines of a statement, the earliest first, each with the state of its dispute."""
    asked = and_(
        disputes.c.practice_id == statement_lines.c.practice_id,
        disputes.c.space_id == statement_lines.c.space_id,
        disputes.c.item == statement_lines.c.item,
    )
    found = select(statement_lines, disputes.c.state).outerjoin(disputes, asked)
    order = statement_lines.c.since, statement_lines.c.kind, statement_lines.c.item
    return unit.db.execute(found.where(is_of(statement_lines, key)).order_by(*order)).all()


def keys_of_item(unit: Unit, practice_id: str, space_id: str, item: str) -> list[Key]:
    """Return the statements on which an item stands."""
    found = select(statement_lines.c.month, statement_lines.c.currency).filter_by(
        practice_id=practice_id, space_id=space_id, item=item
    )
    return [Key(practice_id, space_id, *row) for row in unit.db.execute(found)]


def set_due(unit: Unit, key: Key, balance: int, paused: int) -> None:
    these = update(statements).where(is_of(statements, key))
    unit.db.execute(these.values(balance=balance, paused=paused))


def page_in(
    unit: Unit, practice_id: str, month: date, behind: tuple[str, str] | None
) -> Sequence[Row[Any]]:
    """Return statements of a month behind (thread, currency); one more than a page."""
    key = tuple_(statements.c.space_id, statements.c.currency)
    found = select(statements).filter_by(practice_id=practice_id, month=month)
    return page_of(unit, found.where(key > behind) if behind else found, *key)


def page_newest(unit: Unit, practice_id: str, behind: int | None) -> Sequence[Row[Any]]:
    """Return statements from before a number, the newest first; one more than a page."""
    found = select(statements).filter_by(practice_id=practice_id)
    if behind is not None:
        found = found.where(statements.c.number < behind)
    return page_of(unit, found, statements.c.number.desc())


def page_with(
    unit: Unit, practice_id: str, space_id: str, behind: tuple[date, str] | None
) -> Sequence[Row[Any]]:
    """Return statements of a thread behind (month, currency), the newest first; one more."""
    columns = statements.c.month, statements.c.currency
    found = select(statements).filter_by(practice_id=practice_id, space_id=space_id)
    if behind is not None:
        found = found.where(tuple_(*columns) < behind)
    return page_of(unit, found, *(each.desc() for each in columns))


def page_of(unit: Unit, found: Select[Any], *order: Any) -> Sequence[Row[Any]]:  # noqa: ANN401  columns
    return unit.db.execute(found.order_by(*order).limit(PAGE + 1)).all()


def is_of(table: Table, key: Key) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in key._asdict().items()))
