"""Showing statements: to a client and their clinicians those of a thread, to the books all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from meantime.server.billing.queries import statements as queries
from meantime.server.billing.service.access import demand_books, note_look, role_in
from meantime.server.billing.service.books import as_statement, as_summary
from meantime.server.billing.service.runs import demand_month
from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.kit.problems import Malformed, NotFound
from meantime.wire import statements as wire

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from sqlalchemy import Row

    from meantime.server.billing.queries.statements import Key
    from meantime.server.kit.unit import Unit


def list_statements(unit: Unit, month: date | None, cursor: str) -> wire.StatementPage:
    """Return the practice's statements: of a month by thread, or all, the newest first.

    Raises NotFound, Malformed.
    """
    practice_id = demand_books(unit)
    unit.audit("billing.read", subject=practice_id)
    if month is None:
        (number,) = read_cursor(cursor, tuple[int]) or (None,)
        return as_page(
            queries.page_newest(unit, practice_id, number), lambda row: write_cursor(row.number)
        )
    demand_month(month)
    behind = read_cursor(cursor, tuple[str, str])
    return as_page(
        queries.page_in(unit, practice_id, month, behind),
        lambda row: write_cursor(row.space_id, row.currency),
    )


def list_in(unit: Unit, space_id: str, cursor: str) -> wire.StatementPage:
    """Return the statements of a thread, the newest first. Raises NotFound, Malformed."""
    note_look(unit, space_id, role_in(unit, space_id))
    rows = queries.page_with(unit, unit.caller.practice_id, space_id, read_place(cursor))
    return as_page(rows, lambda row: write_cursor(row.month.isoformat(), row.currency))


def show(unit: Unit, key: Key) -> wire.Statement:
    """Return a whole statement. Raises NotFound."""
    note_look(unit, key.space_id, role_in(unit, key.space_id))
    row = queries.statement_at(unit, key)
    if row is None:
        raise NotFound
    return as_statement(unit, row)


def read_place(cursor: str) -> tuple[date, str] | None:
    """Return the month and the currency behind which a page begins. Raises Malformed."""
    read = read_cursor(cursor, tuple[str, str])
    if read is None:
        return None
    try:
        return date.fromisoformat(read[0]), read[1]
    except ValueError:
        raise Malformed(fields={"cursor": "is not one that the server gave out"}) from None


def as_page(rows: Sequence[Row[Any]], place: Callable[[Row[Any]], str]) -> wire.StatementPage:
    page = rows[:PAGE]
    return wire.StatementPage(
        statements=[as_summary(row) for row in page],
        next=place(page[-1]) if len(rows) > PAGE else "",
    )
