"""Statements about accounts: which are to be billed, and what is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select, tuple_, update

from meantime.server.billing.tables.charges import charges, disputes
from meantime.server.billing.tables.plans import fee_accounts, fee_pauses, fee_plans
from meantime.server.kit.pages import PAGE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Row, Select, Table

    from meantime.server.kit.unit import Unit

    Rows = Mapping[str, Sequence[Row[Any]]]


def count_to_bill(unit: Unit, practice_id: str, month: date) -> int:
    """Return how many accounts no run has looked at for a month, or one before."""
    found = select(func.count()).where(is_to_bill(practice_id, month))
    return int(unit.db.execute(found.select_from(fee_accounts)).scalar_one())


def lock_to_bill(unit: Unit, practice_id: str, month: date, count: int) -> Sequence[Row[Any]]:
    """Return some of those accounts, longest waiting first, and keep them until the commit."""
    found = select(fee_accounts).where(is_to_bill(practice_id, month))
    order = fee_accounts.c.billed_until, fee_accounts.c.space_id
    return unit.db.execute(found.order_by(*order).limit(count).with_for_update()).all()


def note_billed(unit: Unit, practice_id: str, space_ids: Sequence[str], billed_until: date) -> None:
    """Note that all is billed until a day."""
    these = update(fee_accounts).where(
        fee_accounts.c.practice_id == practice_id, fee_accounts.c.space_id.in_(space_ids)
    )
    unit.db.execute(these.values(billed_until=billed_until))


class Known(NamedTuple):
    """What is kept of the money of some accounts, each by thread."""

    plans: Rows
    pauses: Rows
    charges: Rows
    disputes: Rows


def known_of(unit: Unit, practice_id: str, space_ids: Sequence[str]) -> Known:
    """Return what counts for the next statements: of charges those that no statement has yet."""
    agreed = of(fee_plans, practice_id, space_ids).filter_by(state="agreed")
    unbilled = of(charges, practice_id, space_ids).where(charges.c.month.is_(None))
    order = fee_plans.c.agreed_at, fee_plans.c.id
    return Known(
        plans=grouped(unit, agreed.order_by(*order)),
        pauses=grouped(unit, of(fee_pauses, practice_id, space_ids)),
        charges=grouped(unit, unbilled),
        disputes=grouped(unit, of(disputes, practice_id, space_ids)),
    )


def put_on_statements(
    unit: Unit, practice_id: str, month: date, items: Sequence[tuple[str, str]]
) -> None:
    """Note that the charges of some (thread, item) stand on the statements of a month."""
    key = tuple_(charges.c.space_id, charges.c.item)
    these = update(charges).where(charges.c.practice_id == practice_id, key.in_(items))
    unit.db.execute(these.values(month=month))


def accounts_page(unit: Unit, practice_id: str, behind: str) -> Sequence[Row[Any]]:
    """Return accounts in order of their threads' ids, after one; one more than a page."""
    found = select(fee_accounts).where(
        fee_accounts.c.practice_id == practice_id, fee_accounts.c.space_id > behind
    )
    return unit.db.execute(found.order_by(fee_accounts.c.space_id).limit(PAGE + 1)).all()


def is_to_bill(practice_id: str, month: date) -> Any:  # noqa: ANN401  a clause
    return (fee_accounts.c.practice_id == practice_id) & (fee_accounts.c.billed_until <= month)


def of(table: Table, practice_id: str, space_ids: Sequence[str]) -> Select[Any]:
    return select(table).where(table.c.practice_id == practice_id, table.c.space_id.in_(space_ids))


def grouped(unit: Unit, found: Select[Any]) -> Mapping[str, Sequence[Row[Any]]]:
    """Return rows by their thread."""
    by_thread: dict[str, list[Row[Any]]] = {}
    for row in unit.db.execute(found):
        by_thread.setdefault(row.space_id, []).append(row)
    return by_thread
