"""The books of a statement: its lines, what was done since, and that its balance follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.fees.books import Books, Entered
from meantime.server.billing.queries import ledger
from meantime.server.billing.queries import statements as queries
from meantime.server.billing.queries.statements import Key
from meantime.server.billing.service.days import today_in
from meantime.wire import statements as wire

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def books_at(unit: Unit, key: Key) -> Books:
    """Return the books of a statement as they stand."""
    lines = queries.lines_at(unit, key)
    return Books(
        items={line.item: line.amount + line.tax for line in lines},
        entered=[Entered(row.kind, row.amount, row.item) for row in ledger.entries_at(unit, key)],
        disputed=frozenset(line.item for line in lines if line.state == "open"),
    )


def settle(unit: Unit, key: Key) -> None:
    """Let the balance of a statement, which is locked, follow what its books say now."""
    books = books_at(unit, key)
    queries.set_due(unit, key, books.balance, books.paused)


def follow_dispute(unit: Unit, practice_id: str, space_id: str, item: str) -> bool:
    """Let what is due follow that an item is asked about, or stands after all.

    Returns whether it stands on a statement.
    """
    keys = queries.keys_of_item(unit, practice_id, space_id, item)
    for key in keys:
        queries.lock_statement(unit, key)
        settle(unit, key)
    return bool(keys)


def credit_withdrawn(unit: Unit, practice_id: str, space_id: str, item: str, id_: str) -> bool:
    """Credit an item that is withdrawn, with its tax, by the post `id_` that says so.

    What was credited or written off before is not credited again. Returns whether it stands on a
    statement.
    """
    keys = queries.keys_of_item(unit, practice_id, space_id, item)
    for key in keys:
        queries.lock_statement(unit, key)
        if left := books_at(unit, key).most("credit", item):
            by = unit.actor.seat_id if unit.actor else ""
            on = today_in(unit, practice_id)
            what = {"kind": "credit", "on": on, "amount": left, "item": item, "way": ""}
            ledger.put_entry(unit, key, id_, **what, by=by)
            unit.audit("ledger.credit", subject=space_id)
        settle(unit, key)
    return bool(keys)


def as_statement(unit: Unit, row: Row[Any]) -> wire.Statement:
    """Return a whole statement."""
    key = Key(row.practice_id, row.space_id, row.month, row.currency)
    return wire.Statement(
        summary=as_summary(row),
        lines=[as_line(each) for each in queries.lines_at(unit, key)],
        ledger=[as_entry(each) for each in ledger.entries_at(unit, key)],
    )


def as_summary(row: Row[Any]) -> wire.StatementSummary:
    names = wire.StatementSummary.__struct_fields__
    return wire.StatementSummary(**{name: getattr(row, name) for name in names})


def as_line(row: Row[Any]) -> wire.StatementLine:
    names = [name for name in wire.StatementLine.__struct_fields__ if name != "dispute"]
    return wire.StatementLine(
        **{name: getattr(row, name) for name in names}, dispute=row.state or ""
    )


def as_entry(row: Row[Any]) -> wire.LedgerEntry:
    names = wire.LedgerEntry.__struct_fields__
    return wire.LedgerEntry(**{name: getattr(row, name) for name in names})
