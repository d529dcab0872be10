"""Statements about what was done to a statement, and about estimates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from meantime.server.billing.queries.statements import is_of
from meantime.server.billing.tables.statements import estimates, ledger, statement_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from meantime.server.billing.queries.statements import Key
    from meantime.server.kit.unit import Unit


def entries_at(unit: Unit, key: Key) -> Sequence[Row[Any]]:
    """Return what was done to a statement, in the order in which it was entered."""
    found = select(ledger).where(is_of(ledger, key))
    return unit.db.execute(found.order_by(ledger.c.at, ledger.c.id)).all()


def entry_by(unit: Unit, practice_id: str, space_id: str, id_: str) -> Row[Any] | None:
    found = select(ledger).filter_by(practice_id=practice_id, space_id=space_id, id=id_)
    return unit.db.execute(found).one_or_none()


def put_entry(unit: Unit, key: Key, id_: str, **values: Any) -> None:  # noqa: ANN401  columns
    row = {**key._asdict(), "id": id_, **values, "at": unit.now}
    unit.db.execute(insert(ledger).values(**row))


def estimate_by(unit: Unit, practice_id: str, space_id: str, id_: str) -> Row[Any] | None:
    found = select(estimates).filter_by(practice_id=practice_id, space_id=space_id, id=id_)
    return unit.db.execute(found).one_or_none()


def estimates_of(unit: Unit, practice_id: str, space_id: str) -> Sequence[Row[Any]]:
    """Return the estimates of a thread, the newest first."""
    found = select(estimates).filter_by(practice_id=practice_id, space_id=space_id)
    return unit.db.execute(found.order_by(estimates.c.at.desc(), estimates.c.id)).all()


def put_estimate(unit: Unit, **values: Any) -> None:  # noqa: ANN401  columns
    unit.db.execute(insert(estimates).values(**values, at=unit.now))


def billed_for(unit: Unit, row: Row[Any]) -> int:
    """Return what statements have, with tax, for the days and in the currency of an estimate."""
    owed = func.sum(statement_lines.c.amount + statement_lines.c.tax)
    found = select(owed).where(
        statement_lines.c.practice_id == row.practice_id,
        statement_lines.c.space_id == row.space_id,
        statement_lines.c.currency == row.currency,
        statement_lines.c.since >= row.since,
        statement_lines.c.since <= row.until,
    )
    return int(unit.db.execute(found).scalar_one() or 0)
