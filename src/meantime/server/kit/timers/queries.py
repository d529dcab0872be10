"""Every statement of the sweeper; they go straight to the driver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import (
    Integer,
    and_,
    bindparam,
    delete,
    literal_column,
    select,
    update,
)

from meantime.server.kit.database import from_column, to_column
from meantime.server.kit.statement import Statement
from meantime.server.kit.timers.tables import timers

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.kit.unit import Unit


class Due(NamedTuple):
    """Which timer is due, and as which setting of it; ordered by time."""

    run_at: int
    practice_id: str
    dedupe: str
    id: str


@dataclass(frozen=True, slots=True)
class Timer:
    """A timer that is due at `due_at`, at its step `step`, the first of which is 0.

    `attempts` of this step have failed. What it sets off may come late, never early.
    """

    practice_id: str
    kind: str
    subject: str
    place: str
    number: int
    due_at: datetime
    step: int
    attempts: int


ZERO, ONE = literal_column("0", Integer), literal_column("1", Integer)
SAME = and_(
    timers.c.practice_id == bindparam("practice_id"),
    timers.c.dedupe == bindparam("dedupe"),
    timers.c.id == bindparam("id"),
)
FIND_DUE = Statement(
    select(timers.c.run_at, timers.c.practice_id, timers.c.dedupe, timers.c.id)
    .where(timers.c.run_at <= bindparam("now"))
    .order_by(timers.c.run_at)
    .limit(bindparam("count"))
    .offset(ZERO)  # which SQLite's compiler would make a parameter of
)
FIND_FIRST = Statement(select(timers.c.run_at).order_by(timers.c.run_at).limit(ONE).offset(ZERO))
HOLD = Statement(
    select(
        timers.c.practice_id,
        timers.c.kind,
        timers.c.subject,
        timers.c.place,
        timers.c.number,
        timers.c.due_at,
        timers.c.step,
        timers.c.attempts,
    )
    .where(SAME, timers.c.run_at == bindparam("run_at"))  # another process may have stepped it on
    .with_for_update(skip_locked=True)  # or be at it
)
REMOVE = Statement(delete(timers).where(SAME))
STEP = Statement(
    update(timers)
    .where(SAME)
    .values(
        due_at=bindparam("next_at"),
        run_at=bindparam("next_at"),
        step=timers.c.step + ONE,
        attempts=ZERO,
    )
    .returning(timers.c.run_at)
)
RETRY = Statement(
    update(timers)
    .where(SAME)
    .values(run_at=bindparam("again_at"), attempts=timers.c.attempts + ONE)
)


def first_due_at(unit: Unit) -> datetime | None:
    """Return when the sweeper has to work next, or None: nothing waits."""
    found = FIND_FIRST.rows(unit, {})
    return from_column(found[0][0]) if found else None


def find_due(unit: Unit, count: int) -> list[Due]:
    """Return the `count` timers that are due longest, earliest first; nothing is held yet.

    Holding them here would write to each row, for nothing where another process is at them.
    """
    return sorted(map(Due._make, FIND_DUE.rows(unit, {"now": to_column(unit.now), "count": count})))


def hold(unit: Unit, due: Due) -> Timer | None:
    """Return the timer, held until the unit ends.

    None if it was carried out, moved or cancelled since it was found, or if somebody is at it.
    """
    found = HOLD.rows(unit, {**place_of(due), "run_at": due.run_at})
    if not found:
        return None
    practice_id, kind, subject, place, number, due_at, step, attempts = found[0]
    return Timer(practice_id, kind, subject, place, number, from_column(due_at), step, attempts)


def remove(unit: Unit, due: Due) -> None:
    """Remove a timer that has done its last step, unless its handler has set it anew."""
    REMOVE.rows(unit, place_of(due))


def step_on(unit: Unit, due: Due, next_at: datetime) -> Due | None:
    """Make `next_at` the next step's time; None if the handler has set or cancelled it itself."""
    found = STEP.rows(unit, {**place_of(due), "next_at": to_column(next_at)})
    return Due(found[0][0], due.practice_id, due.dedupe, due.id) if found else None


def put_off(unit: Unit, due: Due, again_at: datetime) -> None:
    """Try this step again at `again_at`."""
    RETRY.rows(unit, {**place_of(due), "again_at": to_column(again_at)})


def place_of(due: Due) -> dict[str, Any]:
    return {"practice_id": due.practice_id, "dedupe": due.dedupe, "id": due.id}
