"""Going from one phase to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.practices import service as practices
from meantime.server.rollout.problems import RolloutNotReady
from meantime.server.rollout.queries import rollouts as queries
from meantime.server.rollout.service.reasons import demand_reason
from meantime.server.rollout.service.showing import open_tasks, show_rollout
from meantime.server.rollout.service.telling import tell_staff

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.wire import rollout as wire


def choose_phase(unit: Unit, choice: wire.PhaseChoice) -> wire.Rollout:
    """Open a phase as a custodian, whose signature that is; the same again changes nothing.

    An earlier one may be gone back to. Raises NotPermitted; RolloutNotReady, unless that is
    overridden; Malformed for an override without a sealed reason.
    """
    practices.demand_custodian(unit)
    practice_id = unit.caller.practice_id
    rollout = queries.lock_rollout(unit, practice_id)
    if rollout is not None and rollout.phase == choice.phase:
        return show_rollout(unit)
    missing = open_tasks(unit, rollout, choice.phase)
    if missing and not choice.override:
        raise RolloutNotReady(
            fields=dict.fromkeys(missing, "is not done"), reasons=dict.fromkeys(missing, "open")
        )
    if missing:
        demand_reason(unit, "reason_id", choice.reason_id)
    pilot_at = rollout.pilot_at if rollout else None
    queries.put_rollout(
        unit,
        practice_id,
        phase=choice.phase,
        since=unit.now,
        pilot_at=unit.now if choice.phase == "pilot" else pilot_at,
        decided_by=unit.caller.seat_id,
        reason_id=choice.reason_id if missing else "",
    )
    outcome = "overridden" if missing else "ok"
    unit.audit(f"rollout.{choice.phase}", subject=practice_id, outcome=outcome)
    tell_staff(unit)
    return show_rollout(unit)
