"""Items that a client asks about: paused until the care team says what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.server.billing.problems import FeeSettled
from meantime.server.billing.queries import disputes as queries
from meantime.server.billing.queries import holding
from meantime.server.billing.rules.days import month_of
from meantime.server.billing.rules.disputes import is_settled
from meantime.server.billing.service.access import demand_role
from meantime.server.billing.service.books import credit_withdrawn, follow_dispute
from meantime.server.billing.service.days import today_in
from meantime.server.billing.service.posts import demand_post
from meantime.server.billing.service.shown_disputes import disputes_of
from meantime.server.kit.problems import NotFound
from meantime.server.practices.service.telling import tell_change

if TYPE_CHECKING:
    from sqlalchemy import Row

    from meantime.server.billing.service.access import Role
    from meantime.server.kit.unit import Unit
    from meantime.wire import billing as wire


def open_dispute(unit: Unit, space_id: str, item: str, new: wire.NewDispute) -> wire.Dispute:
    """Pause an item that the client asks about by their post; the same again changes nothing.

    What stands may be asked about again. Raises NotFound, NotPermitted; FeeSettled for what costs
    nothing any more.
    """
    row = locked(unit, space_id, item, "client")
    if row is not None and (row.post_id == new.post_id or row.state == "open"):
        return shown(unit, space_id, item)
    if row is not None and row.state == "withdrawn":
        raise FeeSettled(code="answered")
    demand_post(unit, space_id, new.post_id, after=row.answered_at if row else None)
    asked = {
        "post_id": new.post_id,
        "state": "open",
        "opened_by": unit.caller.seat_id,
        "opened_at": unit.now,
        "answer_id": "",
        "answered_by": "",
        "answered_at": None,
    }
    if row is None:
        practice_id = unit.caller.practice_id
        key = {"practice_id": practice_id, "space_id": space_id, "item": item}
        if not queries.is_priced(unit, **key):
            raise NotFound
        queries.insert_dispute(unit, {**key, **asked})
    else:
        queries.change_dispute(unit, row, **asked)
    follow_dispute(unit, unit.caller.practice_id, space_id, item)
    return told(unit, space_id, item, "dispute.opened")


def answer_dispute(unit: Unit, space_id: str, item: str, said: wire.DisputeAnswer) -> wire.Dispute:
    """Keep what becomes of a dispute, by the care team's post; the same again changes nothing.

    What stood may be withdrawn after all, and never the other way. Raises NotFound, NotPermitted,
    FeeSettled.
    """
    row = locked(unit, space_id, item, "clinician")
    if row is None:
        raise NotFound
    if row.answer_id == said.post_id:
        return shown(unit, space_id, item)
    demand_post(unit, space_id, said.post_id, after=row.opened_at)
    if is_settled(row.state, said.outcome):
        raise FeeSettled(code="answered")
    answered = {
        "state": said.outcome,
        "answer_id": said.post_id,
        "answered_by": unit.caller.seat_id,
        "answered_at": unit.now,
    }
    queries.change_dispute(unit, row, **answered)
    where = unit.caller.practice_id, space_id, item
    if said.outcome == "withdrawn":
        credit_withdrawn(unit, *where, said.post_id)
    else:
        follow_dispute(unit, *where)
    return told(unit, space_id, item, f"dispute.{said.outcome}")


def locked(unit: Unit, space_id: str, item: str, role: Role) -> Row[Any] | None:
    """Return a dispute of a thread, whose account no other writer changes until the commit.

    Raises NotFound, NotPermitted.
    """
    practice_id = demand_role(unit, space_id, role)
    holding.lock_account(unit, practice_id, space_id, month_of(today_in(unit, practice_id)))
    return queries.dispute_at(unit, practice_id, space_id, item)


def told(unit: Unit, space_id: str, item: str, action: str) -> wire.Dispute:
    unit.audit(action, subject=item)
    tell_change(unit, unit.caller.practice_id, space_id)
    return shown(unit, space_id, item)


def shown(unit: Unit, space_id: str, item: str) -> wire.Dispute:
    found = disputes_of(unit, unit.caller.practice_id, space_id)
    return next(each for each in found if each.item == item)
