"""Plans as they are offered by the care team and answered by the client, each by a sealed post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from meantime.fees.plans import end_of_month
from meantime.server.billing.problems import FeeSettled
from meantime.server.billing.queries import holding
from meantime.server.billing.queries import plans as queries
from meantime.server.billing.rules.days import day_of, month_of
from meantime.server.billing.rules.plans import POSSIBLE, wrong_terms
from meantime.server.billing.service.access import demand_role
from meantime.server.billing.service.days import today_in, zone_in
from meantime.server.billing.service.posts import demand_post
from meantime.server.billing.service.shown_plans import shown_plans
from meantime.server.kit.problems import Malformed, NotFound, NotPermitted
from meantime.server.practices.service.telling import tell_change

if TYPE_CHECKING:
    from sqlalchemy import Row

    from meantime.server.billing.service.access import Role
    from meantime.server.kit.unit import Unit
    from meantime.wire import billing as wire


def offer(unit: Unit, space_id: str, plan_id: str, terms: wire.Terms) -> wire.FeePlan:
    """Keep what a clinician offers by their post `plan_id`; the same again changes nothing.

    Raises NotFound, NotPermitted, Malformed; FeeSettled for other terms by that post.
    """
    practice_id = demand_role(unit, space_id, "clinician")
    post = demand_post(unit, space_id, plan_id)
    today = today_in(unit, practice_id)
    if wrong := wrong_terms(terms, today):
        raise Malformed(fields=wrong)
    holding.lock_account(unit, practice_id, space_id, month_of(today))
    said = msgspec.structs.asdict(terms)
    row = {
        "practice_id": practice_id,
        "space_id": space_id,
        "id": plan_id,
        "source": "post",
        "state": "offered",
        "offered_by": unit.caller.seat_id,
        "offered_at": post.received_at,
        "agreed_by": "",
        "agreed_at": None,
        "answer_id": "",
        "stops_on": None,
    }
    if queries.insert_plan(unit, {**row, **said}):
        return told(unit, space_id, plan_id, "fee_plan.offered")
    known = shown(unit, space_id, plan_id)
    since = known.terms.since if known.state == "agreed" else terms.since
    if known.terms != msgspec.structs.replace(terms, since=since):
        raise FeeSettled(code="known")
    return known


def withdraw(unit: Unit, space_id: str, plan_id: str) -> None:
    """Take an offer back, as who made it, until the client agrees. Again changes nothing.

    Raises NotFound, NotPermitted, FeeSettled.
    """
    row = locked(unit, space_id, plan_id, "clinician")
    if row.offered_by != unit.caller.seat_id:
        raise NotPermitted
    if row.state == "agreed":
        raise FeeSettled(code="answered")
    if row.state != "withdrawn":
        queries.change_plan(unit, row, state="withdrawn")
        told(unit, space_id, plan_id, "fee_plan.withdrawn")


def answer(unit: Unit, space_id: str, plan_id: str, said: wire.FeeAnswer) -> wire.FeePlan:
    """Keep what the client says to a plan by their post; the same again changes nothing.

    None begins before it was agreed to. Whoever stops one pays until the month ends.
    Raises NotFound, NotPermitted, FeeSettled.
    """
    row = locked(unit, space_id, plan_id, "client")
    if row.answer_id == said.answer_id:
        return shown(unit, space_id, plan_id)
    post = demand_post(unit, space_id, said.answer_id, after=row.offered_at)
    if said.answer not in POSSIBLE[row.state]:
        raise FeeSettled(code="answered")
    day = day_of(post.received_at, zone_in(unit, row.practice_id))
    changed: dict[str, Any] = {"answer_id": said.answer_id}
    if said.answer == "stopped":
        last = end_of_month(day)
        changed["stops_on"] = min(last, row.stops_on or last)
    elif said.answer == "declined":
        changed["state"] = "declined"
    elif row.state != "agreed":
        changed |= {
            "state": "agreed",
            "agreed_by": unit.caller.seat_id,
            "agreed_at": post.received_at,
            "since": max(row.since, day),
        }
    queries.change_plan(unit, row, **changed)
    return told(unit, space_id, plan_id, f"fee_plan.{said.answer}")


def locked(unit: Unit, space_id: str, plan_id: str, role: Role) -> Row[Any]:
    """Return a plan of a thread, whose account no other writer changes until the commit.

    Raises NotFound, NotPermitted.
    """
    practice_id = demand_role(unit, space_id, role)
    holding.lock_account(unit, practice_id, space_id, month_of(today_in(unit, practice_id)))
    return find(unit, space_id, plan_id)


def find(unit: Unit, space_id: str, plan_id: str) -> Row[Any]:
    """Return a plan. Raises NotFound."""
    row = queries.plan_at(unit, unit.caller.practice_id, space_id, plan_id)
    if row is None:
        raise NotFound
    return row


def told(unit: Unit, space_id: str, plan_id: str, action: str) -> wire.FeePlan:
    unit.audit(action, subject=plan_id)
    tell_change(unit, unit.caller.practice_id, space_id)
    return shown(unit, space_id, plan_id)


def shown(unit: Unit, space_id: str, plan_id: str) -> wire.FeePlan:
    plans = shown_plans(unit, unit.caller.practice_id, space_id)
    return next(plan for plan in plans if plan.id == plan_id)
