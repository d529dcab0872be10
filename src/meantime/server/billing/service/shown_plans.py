"""Plans as they travel, and as what counts with them has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.fees.plans import Plan
from meantime.server.billing.queries import plans as queries
from meantime.server.billing.rules.plans import Held, last_days
from meantime.wire import billing as wire

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

TERMS = wire.Terms.__struct_fields__


def shown_plans(unit: Unit, practice_id: str, space_id: str) -> list[wire.FeePlan]:
    """Return the plans of a thread: those agreed to in the order of that, then the others."""
    rows = queries.plans_of(unit, practice_id, space_id)
    agreed = [row for row in rows if row.state == "agreed"]
    lasts = last_days([Held(row.since, row.until, row.stops_on) for row in agreed])
    by_id = {row.id: last for row, last in zip(agreed, lasts, strict=True)}
    return [as_wire(row, by_id.get(row.id)) for row in rows]


def agreed_plans(rows: Sequence[Row[Any]]) -> list[Plan]:
    """Return those plans that were agreed to, as they are counted with: the oldest first."""
    return [as_rule(row) for row in rows if row.state == "agreed"]


def as_rule(row: Row[Any]) -> Plan:
    return Plan(
        kind=row.kind,
        currency=row.currency,
        since=row.since,
        until=row.until,
        amount=row.amount,
        share=row.share,
        tax_rate=row.tax,
        replies=row.replies,
        id=row.id,
        stops_on=row.stops_on,
        is_own=row.source == "post",
    )


def as_wire(row: Row[Any], last: date | None) -> wire.FeePlan:
    return wire.FeePlan(
        id=row.id,
        source=row.source,
        terms=wire.Terms(**{name: getattr(row, name) for name in TERMS}),
        state=row.state,
        offered_at=row.offered_at,
        agreed_at=row.agreed_at,
        stops_on=last,
    )
