"""Charges: a clinician's word that replies cost something, held against what was agreed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.fees.plans import Reply
from meantime.server.billing.problems import FeeDiffers, FeeSettled
from meantime.server.billing.queries import charges as queries
from meantime.server.billing.queries import disputes, holding, plans
from meantime.server.billing.rules.charges import Refused, priced
from meantime.server.billing.rules.days import day_of, month_of
from meantime.server.billing.rules.lines import Days, is_kept_from_payers
from meantime.server.billing.service.access import demand_role
from meantime.server.billing.service.days import today_in, zone_in
from meantime.server.billing.service.posts import demand_post
from meantime.server.billing.service.settings import settings_of
from meantime.server.billing.service.showing import show_fees
from meantime.server.billing.service.shown_plans import agreed_plans
from meantime.server.boundaries import service as boundaries
from meantime.server.kit.problems import Malformed
from meantime.server.practices.service.telling import tell_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.fees.plans import Line, Plan
    from meantime.server.kit.unit import Unit
    from meantime.wire import billing as wire


def charge(unit: Unit, space_id: str, new: wire.NewCharges) -> wire.ThreadFees:
    """Keep that replies cost something, all or none; the same again changes nothing.

    Raises NotFound, NotPermitted, Malformed, FeeDiffers, FeeSettled.
    """
    practice_id = demand_role(unit, space_id, "clinician")
    demand_post(unit, space_id, new.charge_id)
    demand_codes(unit, practice_id, new.items)
    month = month_of(today_in(unit, practice_id))
    account = holding.lock_account(unit, practice_id, space_id, month)
    agreed = agreed_plans(plans.plans_of(unit, practice_id, space_id))
    own_days = Days(account.self_pay_since, account.self_pay_until)
    is_new = [keep(unit, space_id, new.charge_id, item, agreed, own_days) for item in new.items]
    if any(is_new):
        unit.audit("charge.confirmed", subject=new.charge_id)
        tell_change(unit, practice_id, space_id)
    return show_fees(unit, space_id)


def demand_codes(unit: Unit, practice_id: str, items: Sequence[wire.NewCharge]) -> None:
    """Raise Malformed for a code that is none of the practice's own: nothing else goes here."""
    own = {"", *settings_of(unit, practice_id).codes.values()}
    if any(item.code not in own for item in items):
        raise Malformed(fields={"code": "is none of the practice's own"})


def keep(  # noqa: PLR0913, PLR0917  what a charge is made of
    unit: Unit,
    space_id: str,
    charge_id: str,
    item: wire.NewCharge,
    agreed: Sequence[Plan],
    own_days: Days,
) -> bool:
    """Store a charge that is as it was agreed to. Returns False for one that is there already."""
    practice_id = unit.caller.practice_id
    if known := queries.charge_at(unit, practice_id, space_id, item.item):
        if known.charge_id == charge_id:
            return False
        raise FeeSettled(code="on_statement" if known.month else "charged")
    line = line_for(unit, space_id, item, agreed)
    usual = settings_of(unit, practice_id).codes.get("reply", "")
    row = {
        "practice_id": practice_id,
        "space_id": space_id,
        "item": item.item,
        "charge_id": charge_id,
        "on": line.since,
        "plan_id": line.plan_id,
        "amount": line.amount,
        "tax": line.tax,
        "currency": line.currency,
        "code": item.code or usual,
        "by": unit.caller.seat_id,
        "confirmed_at": unit.now,
        "month": None,
        "is_self_pay": is_kept_from_payers(own_days, line.since, line.until),
    }
    queries.insert_charge(unit, row)
    return True


def line_for(unit: Unit, space_id: str, item: wire.NewCharge, agreed: Sequence[Plan]) -> Line:
    """Return what a reply costs. Raises FeeSettled, FeeDiffers."""
    practice_id = unit.caller.practice_id
    found = boundaries.reply_at(unit, practice_id, space_id, item.item)
    if found is None:
        raise FeeSettled(code="not_counted")
    on = day_of(found.shows_at, zone_in(unit, practice_id))
    reply = Reply(item.item, on, found.attention, is_confirmed=True)
    line = priced(agreed, reply, (item.amount, item.tax, item.currency))
    if not isinstance(line, Refused):
        return line
    if line.line is None:
        raise FeeSettled(code=line.code)
    counted = line.line
    fields = {"amount": counted.amount, "tax": counted.tax, "currency": counted.currency}
    raise FeeDiffers(fields={name: str(value) for name, value in fields.items()})


def take_back(unit: Unit, space_id: str, item: str) -> None:
    """Let a reply cost nothing after all, until it is on a statement; again changes nothing.

    Raises NotFound, NotPermitted, FeeSettled.
    """
    practice_id = demand_role(unit, space_id, "clinician")
    holding.lock_account(unit, practice_id, space_id, month_of(today_in(unit, practice_id)))
    known = queries.charge_at(unit, practice_id, space_id, item)
    if known is None:
        return
    if known.month:
        raise FeeSettled(code="on_statement")
    if disputes.dispute_at(unit, practice_id, space_id, item):
        raise FeeSettled(code="disputed")
    queries.delete_charge(unit, practice_id, space_id, item)
    unit.audit("charge.taken_back", subject=item)
    tell_change(unit, practice_id, space_id)
