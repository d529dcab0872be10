"""What clients owe, seen by the practice: by how long it has been due, and account by account."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from meantime.fees.books import bucket_of
from meantime.fees.plans import plan_on
from meantime.server.billing.queries import balances, billed, due
from meantime.server.billing.service.access import demand_books
from meantime.server.billing.service.days import today_in
from meantime.server.billing.service.shown_plans import agreed_plans
from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.spaces import service as spaces
from meantime.wire import statements as wire

if TYPE_CHECKING:
    from meantime.fees.books import Bucket
    from meantime.server.kit.unit import Unit


def show_ageing(unit: Unit) -> wire.Ageing:
    """Return what is due, by how many days it has been. Raises NotFound."""
    practice_id = demand_books(unit)
    today = today_in(unit, practice_id)
    amounts: Counter[tuple[str, Bucket]] = Counter()
    numbers: Counter[tuple[str, Bucket]] = Counter()
    paused: Counter[str] = Counter()
    for row in due.due_by_day(unit, practice_id):
        place = row.currency, bucket_of(row.due_on, today)
        amounts[place] += int(row.due)
        numbers[place] += int(row.statements)
        paused[row.currency] += int(row.paused)
    unit.audit("billing.read", subject=practice_id)
    return wire.Ageing(
        today=today,
        rows=[
            wire.AgeingRow(
                currency=currency,
                bucket=bucket,
                amount=amount,
                statements=numbers[currency, bucket],
            )
            for (currency, bucket), amount in sorted(amounts.items())
            if amount
        ],
        paused={currency: amount for currency, amount in sorted(paused.items()) if amount},
    )


def list_accounts(unit: Unit, cursor: str) -> wire.AccountPage:
    """Return a page of accounts by their threads. Raises NotFound, Malformed."""
    practice_id = demand_books(unit)
    (behind,) = read_cursor(cursor, tuple[str]) or ("",)
    rows = billed.accounts_page(unit, practice_id, behind)
    page = rows[:PAGE]
    ids = [row.space_id for row in page]
    plans = billed.known_of(unit, practice_id, ids).plans
    owed = balances.balances_among(unit, practice_id, ids)
    asked = balances.open_disputes_of(unit, practice_id, ids)
    today = today_in(unit, practice_id)
    unit.audit("billing.read", subject=practice_id)
    return wire.AccountPage(
        accounts=[
            wire.Account(
                space_id=row.space_id,
                clinician_id=spaces.responsible_of(unit, practice_id, row.space_id),
                is_self_pay=row.is_self_pay,
                kind=plan.kind if plan else "",
                balance=owed.get(row.space_id, {}),
                open_disputes=asked.get(row.space_id, 0),
            )
            for row in page
            for plan in [plan_on(agreed_plans(plans.get(row.space_id, ())), today)]
        ],
        next=write_cursor(ids[-1]) if len(rows) > PAGE else "",
    )
