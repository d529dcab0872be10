"""Setting, moving and cancelling timers, within the transaction that has the reason to."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, case, delete
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.protocol.encoding import b64
from meantime.server.kit.database import to_column
from meantime.server.kit.statement import Statement
from meantime.server.kit.timers.tables import timers

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.kit.unit import Unit

ID_BYTES = 16
KEY = [timers.c.practice_id, timers.c.dedupe]


@dataclass(frozen=True, slots=True)
class NewTimer:
    """A timer to set. `due_at` must be aware; `dedupe` is its key within the practice.

    `subject`, `place` and `number` are for the handler of `kind`: ids and a number, no content.
    """

    practice_id: str
    kind: str
    subject: str
    due_at: datetime
    dedupe: str
    place: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class TimerSet:
    """A timer was set; the sweeper hears of it."""

    due_at: datetime


INSERT = upsert(timers).values({column.name: bindparam(column.name) for column in timers.columns})
SET = Statement(
    INSERT.on_conflict_do_update(
        index_elements=KEY,
        set_={c.name: INSERT.excluded[c.name] for c in timers.columns if not c.primary_key},
    )
)
GIVEN = INSERT.excluded
EARLIER = {
    name: case((GIVEN[name] < timers.c[name], GIVEN[name]), else_=timers.c[name])
    for name in ("due_at", "run_at")
}
SET_EARLIER = Statement(
    INSERT.on_conflict_do_update(
        index_elements=KEY,
        set_={c.name: GIVEN[c.name] for c in timers.columns if not c.primary_key} | EARLIER,
    )
)
CANCEL = Statement(
    delete(timers)
    .where(*(column == bindparam(column.name) for column in KEY))
    .returning(timers.c.step)
)


def set_timer(unit: Unit, timer: NewTimer, *, or_earlier: bool = False) -> None:
    """Set a timer at its first step, in this transaction; the same key moves the one that waits.

    With `or_earlier` one that waits is only ever moved towards now.
    """
    at = to_column(timer.due_at)
    fresh = {"id": b64(secrets.token_bytes(ID_BYTES)), "step": 0, "attempts": 0}
    given = {name: getattr(timer, name) for name in NewTimer.__slots__}
    statement = SET_EARLIER if or_earlier else SET
    statement.rows(unit, {**given, **fresh, "due_at": at, "run_at": at})
    unit.tell(TimerSet(timer.due_at))


def cancel_timer(unit: Unit, practice_id: str, dedupe: str) -> bool:
    """Remove a timer, in this transaction. Returns whether there was one."""
    return bool(CANCEL.rows(unit, {"practice_id": practice_id, "dedupe": dedupe}))
