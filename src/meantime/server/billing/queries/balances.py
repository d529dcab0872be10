"""What is owed on the statements of a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from meantime.server.billing.tables.statements import statements

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit


def balances_of(unit: Unit, practice_id: str, space_id: str) -> dict[str, int]:
    """Return what is owed by currency, where it is anything."""
    at = statements.c
    found = select(at.currency, func.sum(at.balance)).where(
        at.practice_id == practice_id, at.space_id == space_id, at.balance != 0
    )
    rows = unit.db.execute(found.group_by(at.currency))
    return {currency: int(owed) for currency, owed in rows}
