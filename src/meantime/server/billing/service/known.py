"""What is known of accounts that are to be billed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.server.billing.queries import billed
from meantime.server.billing.rules.lines import Account, Days, Line
from meantime.server.billing.service.shown_plans import agreed_plans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Row

    from meantime.server.billing.queries.billed import Known
    from meantime.server.kit.unit import Unit


def accounts_of(
    unit: Unit, practice_id: str, found: Sequence[Row[Any]]
) -> Iterator[tuple[Row[Any], Account]]:
    """Yield accounts, each with what is known of its money."""
    known = billed.known_of(unit, practice_id, [row.space_id for row in found])
    for row in found:
        yield row, as_account(row, known)


def as_account(row: Row[Any], known: Known) -> Account:
    space_id = row.space_id
    return Account(
        plans=agreed_plans(known.plans.get(space_id, ())),
        charges=[as_line(each) for each in known.charges.get(space_id, ())],
        pauses=[(each.since, each.until) for each in known.pauses.get(space_id, ())],
        disputes={each.item: each.state for each in known.disputes.get(space_id, ())},
        own_days=Days(row.self_pay_since, row.self_pay_until),
    )


def as_line(row: Row[Any]) -> Line:
    """Return a charge as it is to stand on a statement."""
    return Line(
        currency=row.currency,
        item=row.item,
        kind="reply",
        since=row.on,
        until=row.on,
        code=row.code,
        amount=row.amount,
        tax=row.tax,
        plan_id=row.plan_id,
        is_self_pay=row.is_self_pay,
    )
