"""Every statement about frames; the one of an append goes straight to the driver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, or_, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.boundaries.tables import clocks, frames
from meantime.server.kit.statement import Statement

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit

PRACTICE = ""  # whose frame stands in for a clinician without one
READ_FRAME = Statement(
    select(frames.c.clinician_id, frames.c.frame)
    .where(
        frames.c.practice_id == bindparam("practice_id"),
        or_(
            frames.c.clinician_id == bindparam("clinician_id"),
            frames.c.clinician_id == bindparam("nobody"),
        ),
    )
    .order_by(frames.c.clinician_id.desc())
)


def frame_of(unit: Unit, practice_id: str, clinician_id: str) -> tuple[str, str] | None:
    """Return (whose, JSON) of a clinician's own frame, else of the practice's; None without one."""
    given = {"practice_id": practice_id, "clinician_id": clinician_id, "nobody": PRACTICE}
    found = READ_FRAME.rows(unit, given)
    return (found[0][0], found[0][1]) if found else None


def put_frame(unit: Unit, practice_id: str, clinician_id: str, frame: str) -> None:
    kept = upsert(frames).values(
        practice_id=practice_id, clinician_id=clinician_id, frame=frame, set_at=unit.now
    )
    key = [frames.c.practice_id, frames.c.clinician_id]
    changed = {"frame": frame, "set_at": unit.now}
    unit.db.execute(kept.on_conflict_do_update(index_elements=key, set_=changed))


def delete_frame(unit: Unit, practice_id: str, clinician_id: str) -> None:
    gone = delete(frames).where(
        frames.c.practice_id == practice_id, frames.c.clinician_id == clinician_id
    )
    unit.db.execute(gone)


def without_own_frame(unit: Unit, practice_id: str) -> list[str]:
    """Return the clinicians with something running who have no frame of their own."""
    own = select(frames.c.clinician_id).where(frames.c.practice_id == practice_id)
    running = select(clocks.c.clinician_id).where(
        clocks.c.practice_id == practice_id,
        clocks.c.stops_at.is_(None),
        clocks.c.clinician_id.not_in(own),
    )
    return list(unit.db.execute(running.distinct()).scalars())
