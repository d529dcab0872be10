"""Entering by hand what was paid, given back, credited or written off."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import msgspec

from meantime.server.billing.problems import FeeSettled
from meantime.server.billing.queries import ledger as queries
from meantime.server.billing.queries import statements
from meantime.server.billing.service.access import demand_books_of
from meantime.server.billing.service.books import as_statement, books_at, settle
from meantime.server.billing.service.days import today_in
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.policies.rules.days import is_possible
from meantime.server.practices.service.telling import tell_change
from meantime.wire import statements as wire

if TYPE_CHECKING:
    from meantime.server.billing.queries.statements import Key
    from meantime.server.kit.unit import Unit

ENTRY_ID: Final = re.compile(r"[A-Za-z0-9_-]{22}")
AHEAD: Final = timedelta(days=1)  # of the practice's day: a device may be in another zone
NAMES: Final = wire.NewLedgerEntry.__struct_fields__


def enter(unit: Unit, key: Key, id_: str, new: wire.NewLedgerEntry) -> wire.Statement:
    """Enter something beside a statement; the same again changes nothing.

    Raises NotFound, Malformed; FeeSettled for more than there is, or another entry by that id.
    """
    demand_books_of(unit, key.space_id)
    if statements.lock_statement(unit, key) is None:
        raise NotFound
    if known := queries.entry_by(unit, key.practice_id, key.space_id, id_):
        same = {name: getattr(known, name) for name in NAMES} == msgspec.structs.asdict(new)
        if not same or (known.month, known.currency) != (key.month, key.currency):
            raise FeeSettled(code="known")
        return shown(unit, key)
    demand_good(unit, key, id_, new)
    books = books_at(unit, key)
    if new.item and new.item not in books.items:
        raise Malformed(fields={"item": "stands not on this statement"})
    if new.amount > books.most(new.kind, new.item):
        raise FeeSettled(code="too_much")
    what = msgspec.structs.asdict(new)
    queries.put_entry(unit, key, id_, **what, by=unit.caller.seat_id)
    settle(unit, key)
    unit.audit(f"ledger.{new.kind}", subject=key.space_id)
    tell_change(unit, key.practice_id, key.space_id)
    return shown(unit, key)


def demand_good(unit: Unit, key: Key, id_: str, new: wire.NewLedgerEntry) -> None:
    """Raise Malformed unless an entry can be one."""
    wrong = {}
    if not ENTRY_ID.fullmatch(id_):
        wrong["id"] = "must be 22 characters of base64url"
    if not is_possible(new.on) or new.on > today_in(unit, key.practice_id) + AHEAD:
        wrong["on"] = "must be a day that has come"
    if new.item and new.kind != "credit":
        wrong["item"] = "is for a credit alone"
    if new.way and new.kind not in {"payment", "refund"}:
        wrong["way"] = "is for payments and refunds alone"
    if wrong:
        raise Malformed(fields=wrong)


def shown(unit: Unit, key: Key) -> wire.Statement:
    row = statements.statement_at(unit, key)
    assert row  # noqa: S101  it is locked
    return as_statement(unit, row)
