"""What people say is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.content.rollout import plan
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.policies.rules.days import is_possible
from meantime.server.practices import service as practices
from meantime.server.rollout.queries import rollouts as queries
from meantime.server.rollout.service.days import today_in
from meantime.server.rollout.service.findings import finding_of, stretch_of
from meantime.server.rollout.service.reasons import demand_reason
from meantime.server.rollout.service.showing import show_rollout
from meantime.server.rollout.service.telling import tell_staff

if TYPE_CHECKING:
    from datetime import date

    from meantime.server.kit.unit import Unit
    from meantime.wire import rollout as wire


def tick(unit: Unit, task_id: str, said: wire.TaskTick) -> wire.Rollout:
    """Note that the caller says a task is done, or is not; of the foundation, as a custodian.

    Raises NotPermitted; NotFound for no task; Malformed for what the server sees for itself, a day
    to come, and a note that is none.
    """
    demand_ticker(unit, task_id)
    practice_id = unit.caller.practice_id
    if said.done:
        stretch = stretch_of(unit, queries.rollout_of(unit, practice_id))
        if finding_of(unit, task_id, stretch).is_so is not None:
            raise Malformed(
                fields={"done": "is what the server sees for itself"}, reasons={"done": "system"}
            )
        if said.note_id:
            demand_reason(unit, "note_id", said.note_id)
        queries.put_tick(unit, practice_id, task_id, day_of(unit, said.done_on), said.note_id)
        unit.audit("rollout.task_done", subject=task_id)
    else:
        queries.delete_tick(unit, practice_id, task_id)
        unit.audit("rollout.task_open", subject=task_id)
    tell_staff(unit)
    return show_rollout(unit)


def demand_ticker(unit: Unit, task_id: str) -> None:
    """Raise NotPermitted, NotFound."""
    practices.demand_staff(unit)
    foundation, *later = plan().phases
    if task_id in foundation.all_tasks():
        practices.demand_custodian(unit)
    elif not any(task_id in phase.all_tasks() for phase in later):
        raise NotFound


def day_of(unit: Unit, said: date | None) -> date:
    """Return the local day on which something was done: today, if not said. Raises Malformed."""
    today = today_in(unit)
    day = said or today
    if day > today or not is_possible(day):
        raise Malformed(fields={"done_on": "must have come"}, reasons={"done_on": "ahead"})
    return day
