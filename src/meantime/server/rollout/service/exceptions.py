"""A client beside those that a phase has a place for, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.kit.problems import NotFound
from meantime.server.practices import service as practices
from meantime.server.rollout.queries import rollouts as queries
from meantime.server.rollout.service.reasons import demand_reason
from meantime.server.rollout.service.showing import show_rollout
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.wire import rollout as wire


def allow(unit: Unit, space_id: str, said: wire.Reason) -> wire.Rollout:
    """Give a thread a place beside the others, as a custodian, for a sealed reason.

    Raises NotPermitted; NotFound for no thread of the practice; Malformed without a reason.
    """
    practices.demand_custodian(unit)
    practice_id = unit.caller.practice_id
    if spaces.purpose_of(unit, practice_id, space_id) != "thread":
        raise NotFound
    demand_reason(unit, "reason_id", said.reason_id)
    queries.put_exception(unit, practice_id, space_id, said.reason_id)
    unit.audit("rollout.exception_made", subject=space_id)
    return show_rollout(unit)


def disallow(unit: Unit, space_id: str) -> wire.Rollout:
    """Take an exception back, as a custodian: the thread counts among the others again.

    Nobody who is in is put out by it, also where they are more than there are places then. Raises
    NotPermitted; NotFound where there is none.
    """
    practices.demand_custodian(unit)
    practice_id = unit.caller.practice_id
    queries.lock_rollout(unit, practice_id)
    if not queries.delete_exception(unit, practice_id, space_id):
        raise NotFound
    unit.audit("rollout.exception_ended", subject=space_id)
    return show_rollout(unit)
