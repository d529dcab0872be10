"""A client beside those that a phase has a place for, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.practices import service as practices
from meantime.server.rollout.queries import rollouts as queries
from meantime.server.rollout.service.reasons import demand_reason
from meantime.server.rollout.service.showing import show_rollout
from meantime.server.rollout.service.telling import tell_staff
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from meantime.server.insights.events import MadeUpSought
    from meantime.server.kit.unit import Unit
    from meantime.wire import rollout as wire


def allow(unit: Unit, space_id: str, said: wire.Reason) -> wire.Rollout:
    """Give a thread a place beside the others, as a custodian, for a sealed reason.

    One that is made up for trying things on counts in no number. It stays so: what was said there
    is nobody's care, and what was said in care cannot come to count for nothing. Raises
    NotPermitted; NotFound for no thread of the practice; Malformed without a reason, or where a
    client sits already who is to be made up.
    """
    practices.demand_custodian(unit)
    practice_id = unit.caller.practice_id
    if spaces.purpose_of(unit, practice_id, space_id) != "thread":
        raise NotFound
    demand_reason(unit, "reason_id", said.reason_id)
    is_made_up = space_id in queries.made_up_in(unit, practice_id)
    if said.is_made_up and not is_made_up:
        demand_empty(unit, space_id)
        is_made_up = True
    queries.put_exception(unit, practice_id, space_id, said.reason_id, is_made_up=is_made_up)
    unit.audit("rollout.exception_made", subject=space_id)
    tell_staff(unit)
    return show_rollout(unit)


def tell_made_up(unit: Unit, event: MadeUpSought) -> None:
    """Hear that something is about to be counted: what is made up counts nowhere."""
    event.spaces |= queries.made_up_in(unit, event.practice_id)


def disallow(unit: Unit, space_id: str) -> wire.Rollout:
    """Take an exception back, as a custodian: the thread counts among the others again.

    Nobody who is in is put out by it, also where they are more than there are places then. Raises
    NotPermitted; NotFound where there is none, or its client is made up, which holds for good.
    """
    practices.demand_custodian(unit)
    practice_id = unit.caller.practice_id
    queries.lock_rollout(unit, practice_id)
    if not queries.delete_exception(unit, practice_id, space_id):
        raise NotFound
    unit.audit("rollout.exception_ended", subject=space_id)
    tell_staff(unit)
    return show_rollout(unit)


def demand_empty(unit: Unit, space_id: str) -> None:
    """Raise Malformed where a client sits, or has sat: then somebody may be in care there."""
    if spaces.has_had_client(unit, unit.caller.practice_id, space_id):
        raise Malformed(
            fields={"is_made_up": "is for a thread that has no client yet"},
            reasons={"is_made_up": "client"},
        )
