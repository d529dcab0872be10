"""The phase of a practice, what people have ticked, and who has a place beside the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.rollout.tables import rollout_exceptions, rollout_tasks, rollouts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def rollout_of(unit: Unit, practice_id: str) -> Row[Any] | None:
    """Return where a practice stands; None if it has never begun."""
    found = select(rollouts).filter_by(practice_id=practice_id)
    return unit.db.execute(found).one_or_none()


def lock_rollout(unit: Unit, practice_id: str) -> Row[Any] | None:
    """Return the same, kept from other writers: of two who want the last place one gets it."""
    found = select(rollouts).filter_by(practice_id=practice_id).with_for_update()
    return unit.db.execute(found).one_or_none()


def put_rollout(unit: Unit, practice_id: str, **values: Any) -> None:  # noqa: ANN401  columns
    """Write down where a practice stands, for the first time with when it has begun."""
    kept = upsert(rollouts).values(practice_id=practice_id, started_at=unit.now, **values)
    key = [rollouts.c.practice_id]
    unit.db.execute(kept.on_conflict_do_update(index_elements=key, set_=values))


def ticks_of(unit: Unit, practice_id: str) -> Mapping[str, Row[Any]]:
    """Return what people say is done, by task."""
    found = select(rollout_tasks).filter_by(practice_id=practice_id)
    return {row.task_id: row for row in unit.db.execute(found)}


def put_tick(unit: Unit, practice_id: str, task_id: str, done_on: date, note_id: str) -> None:
    values = {"done_on": done_on, "done_by": unit.caller.seat_id, "note_id": note_id}
    kept = upsert(rollout_tasks).values(practice_id=practice_id, task_id=task_id, **values)
    key = [rollout_tasks.c.practice_id, rollout_tasks.c.task_id]
    unit.db.execute(kept.on_conflict_do_update(index_elements=key, set_=values))


def delete_tick(unit: Unit, practice_id: str, task_id: str) -> None:
    unit.db.execute(delete(rollout_tasks).filter_by(practice_id=practice_id, task_id=task_id))


def exceptions_of(unit: Unit, practice_id: str) -> Sequence[Row[Any]]:
    """Return the threads with a place beside the others, the first one first."""
    found = select(rollout_exceptions).filter_by(practice_id=practice_id)
    order = (rollout_exceptions.c.allowed_at, rollout_exceptions.c.space_id)
    return unit.db.execute(found.order_by(*order)).all()


def delete_exception(unit: Unit, practice_id: str, space_id: str) -> bool:
    """Take an exception back that is not of a made-up client. Returns False if there is none."""
    gone = delete(rollout_exceptions).filter_by(
        practice_id=practice_id, space_id=space_id, is_made_up=False
    )
    return unit.db.execute(gone).rowcount == 1


def made_up_in(unit: Unit, practice_id: str) -> set[str]:
    """Return the threads in which nobody is in care: they count in no number."""
    found = select(rollout_exceptions.c.space_id).filter_by(
        practice_id=practice_id, is_made_up=True
    )
    return set(unit.db.execute(found).scalars())


def put_exception(
    unit: Unit, practice_id: str, space_id: str, reason_id: str, *, is_made_up: bool
) -> None:
    values = {
        "allowed_by": unit.caller.seat_id,
        "allowed_at": unit.now,
        "reason_id": reason_id,
        "is_made_up": is_made_up,
    }
    kept = upsert(rollout_exceptions).values(practice_id=practice_id, space_id=space_id, **values)
    key = [rollout_exceptions.c.practice_id, rollout_exceptions.c.space_id]
    unit.db.execute(kept.on_conflict_do_update(index_elements=key, set_=values))
