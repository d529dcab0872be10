"""Until when a record is kept: its day, a hold, a plan to destroy it. All by custodians."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.server.kit.problems import Malformed
from meantime.server.policies.rules.days import is_possible
from meantime.server.practices.service.telling import tell_change
from meantime.server.records.problems import RecordKept
from meantime.server.records.queries import keeping as queries
from meantime.server.records.rules import keeping as rules
from meantime.server.records.service.due import tell_custodians, watch
from meantime.server.records.service.kept import demand_thread, show_kept, today_in
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.wire import retention as wire

PARTS: Final = {"chart", "desk"}
NO_PLAN: Final = {"planned_at": None, "planned_by": None}


def keep(unit: Unit, thread_id: str, choice: wire.KeepingChoice) -> wire.KeptRecord:
    """Say until when a record is kept, and which spaces it is. A later day takes a plan back.

    Of a record that was destroyed the keeping begins anew. Raises NotPermitted, NotFound,
    Malformed.
    """
    demand_thread(unit, thread_id)
    practice_id = unit.caller.practice_id
    demand_parts(unit, thread_id, choice)
    kept = queries.lock_record(unit, practice_id, thread_id)
    if kept.destroyed_at:
        queries.begin_anew(unit, practice_id, thread_id)
    queries.add_parts(unit, practice_id, thread_id, [thread_id, *choice.spaces])
    is_early = choice.destroy_on is None or today_in(unit, practice_id) < choice.destroy_on
    ends_plan = NO_PLAN if is_early or kept.destroyed_at else {}
    changed = {"destroy_on": choice.destroy_on, "destroyed_at": None, **ends_plan}
    queries.change(unit, practice_id, thread_id, **changed)
    watch(unit, practice_id, thread_id, choice.destroy_on)
    return told(unit, "record.kept", thread_id)


def hold(unit: Unit, thread_id: str, choice: wire.HoldChoice) -> wire.KeptRecord:
    """Set a hold, which takes back a plan, or release it. Raises NotPermitted, NotFound."""
    demand_thread(unit, thread_id)
    practice_id = unit.caller.practice_id
    kept = queries.lock_record(unit, practice_id, thread_id)
    queries.change(unit, practice_id, thread_id, is_held=choice.is_held, **NO_PLAN)
    if not choice.is_held and not kept.destroyed_at:
        watch(unit, practice_id, thread_id, kept.destroy_on)
    return told(unit, "record.held" if choice.is_held else "record.released", thread_id)


def plan(unit: Unit, thread_id: str, asked: wire.DestructionPlan) -> wire.KeptRecord:
    """Ask for the end of a record whose day has come; every custodian is told, and can stop it.

    Once planned, the days run from the first time. Raises NotPermitted, NotFound, RecordKept.
    """
    demand_thread(unit, thread_id)
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    kept = queries.lock_record(unit, practice_id, thread_id)
    later = max(asked.destroy_on, kept.destroy_on or asked.destroy_on)
    wrong = rules.wrong_plan(rules.Kept(later, kept.is_held), today_in(unit, practice_id))
    if wrong or kept.destroyed_at:
        raise RecordKept(code=wrong or "unknown")
    if kept.planned_at is None:
        planned = {"planned_at": unit.now, "planned_by": me}
        queries.change(unit, practice_id, thread_id, destroy_on=later, **planned)
        tell_custodians(unit, practice_id, thread_id, but=me)
    return told(unit, "destruction.planned", thread_id)


def cancel(unit: Unit, thread_id: str) -> wire.KeptRecord:
    """Take a plan back. Raises NotPermitted, NotFound."""
    demand_thread(unit, thread_id)
    queries.lock_record(unit, unit.caller.practice_id, thread_id)
    queries.change(unit, unit.caller.practice_id, thread_id, **NO_PLAN)
    return told(unit, "destruction.cancelled", thread_id)


def told(unit: Unit, action: str, thread_id: str) -> wire.KeptRecord:
    unit.audit(action, subject=thread_id)
    tell_change(unit, unit.caller.practice_id, thread_id)
    return show_kept(unit, thread_id)


def demand_parts(unit: Unit, thread_id: str, choice: wire.KeepingChoice) -> None:
    """Raise Malformed for spaces that cannot be of this record, and for days that cannot be."""
    practice_id = unit.caller.practice_id
    for each in choice.spaces:
        part = queries.part_at(unit, practice_id, each)
        is_elsewhere = part is not None and part.thread_id != thread_id
        if is_elsewhere or spaces.purpose_of(unit, practice_id, each) not in PARTS:
            raise Malformed(fields={"spaces": "names one that is no chart or desk of this record"})
    if not is_possible(choice.destroy_on):
        raise Malformed(fields={"destroy_on": "is no day that can be counted with"})
