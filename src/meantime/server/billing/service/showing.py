"""What a thread costs, to whoever may see that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from meantime.server.billing.queries import charges, holding, minutes, plans
from meantime.server.billing.queries.balances import balances_among
from meantime.server.billing.rules.charges import is_free
from meantime.server.billing.rules.days import month_of, next_month
from meantime.server.billing.service.access import note_look, role_in
from meantime.server.billing.service.days import today_in
from meantime.server.billing.service.replies import replies_in
from meantime.server.billing.service.settings import settings_of
from meantime.server.billing.service.shown_disputes import disputes_of
from meantime.server.billing.service.shown_plans import shown_plans
from meantime.wire import billing as wire

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

Asked = Literal["", "open", "withdrawn", "stands"]


def show_fees(unit: Unit, space_id: str) -> wire.ThreadFees:
    """Return what a thread costs, and how this month stands until now. Raises NotFound."""
    role = role_in(unit, space_id)
    note_look(unit, space_id, role)
    practice_id = unit.caller.practice_id
    today = today_in(unit, practice_id)
    month = month_of(today)
    shown = [each for each in replies_in(unit, space_id, month) if each.shows_at <= unit.now]
    account = holding.account_of(unit, practice_id, space_id)
    asked = disputes_of(unit, practice_id, space_id)
    states = {each.item: each.state for each in asked}
    is_staff = role in {"clinician", "books"}
    return wire.ThreadFees(
        today=today,
        currency=settings_of(unit, practice_id).currency,
        plans=shown_plans(unit, practice_id, space_id),
        pauses=plans.pauses_of(unit, practice_id, space_id),
        replies=sum(not is_free(each.attention) for each in shown),
        charges=[
            as_charge(row, states.get(row.item, ""))
            for row in charges.charges_since(unit, practice_id, space_id, month)
        ],
        disputes=asked,
        seconds=seconds_in(unit, space_id, month) if is_staff else None,
        is_self_pay=account is not None and account.is_self_pay,
        balance=balances_among(unit, practice_id, [space_id]).get(space_id, {}),
    )


def seconds_in(unit: Unit, space_id: str, month: date) -> int:
    days = month, next_month(month)
    return minutes.seconds_between(unit, unit.caller.practice_id, space_id, days)


def as_charge(row: Row[Any], dispute: Asked) -> wire.Charge:
    return wire.Charge(
        item=row.item,
        on=row.on,
        plan_id=row.plan_id,
        amount=row.amount,
        tax=row.tax,
        currency=row.currency,
        code=row.code,
        by=row.by,
        confirmed_at=row.confirmed_at,
        month=row.month,
        is_self_pay=row.is_self_pay,
        dispute=dispute,
    )
