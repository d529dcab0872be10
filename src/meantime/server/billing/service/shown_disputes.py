"""Disputes as they travel, with what each is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.server.billing.queries import disputes as queries
from meantime.wire import billing as wire

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def disputes_of(unit: Unit, practice_id: str, space_id: str) -> list[wire.Dispute]:
    """Return what was asked about in a thread, the earliest first."""
    return as_wire(unit, practice_id, queries.disputes_of(unit, practice_id, space_id))


def as_wire(unit: Unit, practice_id: str, rows: Sequence[Row[Any]]) -> list[wire.Dispute]:
    """Return disputes as they travel, with what each item costs."""
    items = [(row.space_id, row.item) for row in rows]
    charged = queries.charges_among(unit, practice_id, items)
    known = {**queries.lines_among(unit, practice_id, items), **charged}
    return [as_dispute(row, known[row.space_id, row.item]) for row in rows]


def as_dispute(row: Row[Any], priced: Row[Any]) -> wire.Dispute:
    return wire.Dispute(
        item=row.item,
        space_id=row.space_id,
        state=row.state,
        opened_at=row.opened_at,
        answered_at=row.answered_at,
        amount=priced.amount,
        tax=priced.tax,
        currency=priced.currency,
    )
