"""The plan with what is done of it, by whose word, and what shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from meantime.content.rollout import PHASES, plan
from meantime.server.practices import service as practices
from meantime.server.rollout.queries import rollouts as queries
from meantime.server.rollout.rules.tasks import done_by
from meantime.server.rollout.service.findings import finding_of, stretch_of
from meantime.server.rollout.service.loads import overloads
from meantime.server.rollout.service.places import taken_in
from meantime.wire import rollout as wire

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Row

    from meantime.content.rollout import PhaseName, Task
    from meantime.server.kit.unit import Unit
    from meantime.server.rollout.rules.tasks import Found
    from meantime.server.rollout.service.findings import Stretch


def show_rollout(unit: Unit) -> wire.Rollout:
    """Return where the practice stands, to its staff. Raises NotPermitted."""
    practices.demand_staff(unit)
    practice_id = unit.caller.practice_id
    rollout = queries.rollout_of(unit, practice_id)
    known = known_of(unit, rollout)
    taken = taken_in(unit, practice_id)
    is_capped = rollout is not None and plan().phase(rollout.phase).limits.most is not None
    return wire.Rollout(
        phase=rollout.phase if rollout else "",
        since=rollout.since if rollout else None,
        started_at=rollout.started_at if rollout else None,
        decided_by=rollout.decided_by if rollout else "",
        reason_id=rollout.reason_id if rollout else "",
        taken=len(taken),
        places=sorted(taken) if is_capped else [],
        phases=[phase_as_wire(known, name) for name in PHASES],
        exceptions=[
            wire.Excepted(
                space_id=row.space_id,
                allowed_by=row.allowed_by,
                allowed_at=row.allowed_at,
                reason_id=row.reason_id,
                is_made_up=row.is_made_up,
            )
            for row in queries.exceptions_of(unit, practice_id)
        ],
        warnings=overloads(unit, practice_id) if rollout and rollout.phase == "scale" else [],
    )


class Known(NamedTuple):
    """What is known of tasks: what people have ticked, and from when until when a pilot counts."""

    unit: Unit
    ticks: Mapping[str, Row[Any]]
    stretch: Stretch | None


def known_of(unit: Unit, rollout: Row[Any] | None) -> Known:
    ticks = queries.ticks_of(unit, unit.caller.practice_id)
    return Known(unit, ticks, stretch_of(unit, rollout))


def open_tasks(unit: Unit, rollout: Row[Any] | None, name: PhaseName) -> list[str]:
    """Return what is not done of all that comes before a phase."""
    known = known_of(unit, rollout)
    before = [task_id for phase in plan().before(name) for task_id in phase.all_tasks()]
    return [task_id for task_id in before if not task_as_wire(known, task_id).done]


def phase_as_wire(known: Known, name: PhaseName) -> wire.Phase:
    phase = plan().phase(name)

    def shown(tasks: tuple[Task, ...]) -> list[wire.Task]:
        return [task_as_wire(known, each.id) for each in tasks]

    return wire.Phase(
        name=name, most=phase.limits.most, tasks=shown(phase.tasks), exit=shown(phase.exit)
    )


def task_as_wire(known: Known, task_id: str) -> wire.Task:
    finding = finding_of(known.unit, task_id, known.stretch)
    tick = known.ticks.get(task_id)
    by = done_by(finding, is_ticked=tick is not None)
    said = tick if by == "person" else None
    return wire.Task(
        id=task_id,
        done=by != "",
        by=by,
        evidence=evidence_as_wire(finding.evidence) if finding.evidence else None,
        done_on=said.done_on if said else None,
        done_by=said.done_by if said else "",
        note_id=said.note_id if said else "",
        for_people=finding.is_so is None,
    )


def evidence_as_wire(found: Found) -> wire.Evidence:
    return wire.Evidence(kind=found.kind, count=found.count, of=found.of, at=found.at)
