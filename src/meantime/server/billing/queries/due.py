"""Statements about what is due in a practice, and of what somebody was reminded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import case, func, select, update

from meantime.server.billing.tables.statements import IS_OWED, statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

EVER: Final = date(1970, 1, 1)


def due_by_day(unit: Unit, practice_id: str) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return by currency and day what is `due` then, on how many `statements`, and `paused`.

    What is settled is not looked at.
    """
    due = statements.c.balance - statements.c.paused
    ever = statements.c.due_on >= EVER  # or SQLite would rather go through all by their numbers
    found = select(
        statements.c.currency,
        statements.c.due_on,
        func.sum(case((due > 0, due), else_=0)).label("due"),
        func.sum(case((due > 0, 1), else_=0)).label("statements"),
        func.sum(statements.c.paused).label("paused"),
    ).where(statements.c.practice_id == practice_id, IS_OWED, ever)
    by_day = found.group_by(statements.c.currency, statements.c.due_on)
    return unit.db.execute(by_day).all()


def to_remind(unit: Unit, practice_id: str, until: date, count: int) -> Sequence[Row[Any]]:
    """Return statements due on a day or before of which nobody was reminded, longest due first."""
    found = select(statements).where(
        statements.c.practice_id == practice_id,
        statements.c.due_on <= until,
        IS_OWED,
        statements.c.balance > statements.c.paused,
        statements.c.reminded_at.is_(None),
    )
    order = statements.c.due_on, statements.c.number
    return unit.db.execute(found.order_by(*order).limit(count).with_for_update()).all()


def note_reminded(unit: Unit, practice_id: str, numbers: Sequence[int]) -> None:
    these = update(statements).where(
        statements.c.practice_id == practice_id, statements.c.number.in_(numbers)
    )
    unit.db.execute(these.values(reminded_at=unit.now))
