"""What is owed on the statements of some threads, and how much of it is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from meantime.server.billing.tables.charges import disputes
from meantime.server.billing.tables.statements import IS_OWED, statements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from meantime.server.kit.unit import Unit


def balances_among(
    unit: Unit, practice_id: str, space_ids: Sequence[str]
) -> Mapping[str, dict[str, int]]:
    """Return by thread and currency what is owed, where it is anything."""
    at = statements.c
    found = select(at.space_id, at.currency, func.sum(at.balance)).where(
        at.practice_id == practice_id, at.space_id.in_(space_ids), IS_OWED
    )
    by_thread: dict[str, dict[str, int]] = {}
    for space_id, currency, owed in unit.db.execute(found.group_by(at.space_id, at.currency)):
        by_thread.setdefault(space_id, {})[currency] = int(owed)
    return by_thread


def open_disputes_of(unit: Unit, practice_id: str, space_ids: Sequence[str]) -> Mapping[str, int]:
    """Return by thread how many items are asked about, where any is."""
    found = select(disputes.c.space_id, func.count()).where(
        disputes.c.practice_id == practice_id,
        disputes.c.space_id.in_(space_ids),
        disputes.c.state == "open",
    )
    rows = unit.db.execute(found.group_by(disputes.c.space_id))
    return {row[0]: row[1] for row in rows}
