"""Statements about when clinicians are busy elsewhere, and the calendars that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.appointments.tables import busy_calendars, busy_times

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.boundaries.rules.days import Period
    from meantime.server.kit.unit import Unit


def calendar_of(unit: Unit, practice_id: str, clinician_id: str) -> Row[Any] | None:
    found = select(busy_calendars).filter_by(practice_id=practice_id, clinician_id=clinician_id)
    return unit.db.execute(found).one_or_none()


def put_calendar(unit: Unit, practice_id: str, clinician_id: str, values: dict[str, Any]) -> None:
    row = upsert(busy_calendars).values(
        practice_id=practice_id, clinician_id=clinician_id, **values
    )
    key = [busy_calendars.c.practice_id, busy_calendars.c.clinician_id]
    unit.db.execute(row.on_conflict_do_update(index_elements=key, set_=values))


def update_calendar(
    unit: Unit, practice_id: str, clinician_id: str, values: dict[str, Any]
) -> None:
    row = update(busy_calendars).filter_by(practice_id=practice_id, clinician_id=clinician_id)
    unit.db.execute(row.values(values))


def delete_calendar(unit: Unit, practice_id: str, clinician_id: str) -> bool:
    """Forget a calendar and what it said. Returns whether there was one."""
    put_times(unit, practice_id, clinician_id, [])
    gone = delete(busy_calendars).filter_by(practice_id=practice_id, clinician_id=clinician_id)
    return bool(unit.db.execute(gone).rowcount)


def put_times(unit: Unit, practice_id: str, clinician_id: str, times: Sequence[Period]) -> None:
    """Note when a clinician is busy, in place of all that was noted before."""
    whose = {"practice_id": practice_id, "clinician_id": clinician_id}
    unit.db.execute(delete(busy_times).filter_by(**whose))
    if times:
        rows = [{**whose, "starts_at": start, "ends_at": end} for start, end in times]
        unit.db.execute(insert(busy_times), rows)


def times_between(
    unit: Unit, practice_id: str, clinician_id: str, after: datetime, until: datetime
) -> list[Period]:
    """Return when a clinician is busy, as far as it meets a span."""
    found = select(busy_times.c.starts_at, busy_times.c.ends_at).where(
        busy_times.c.practice_id == practice_id,
        busy_times.c.clinician_id == clinician_id,
        busy_times.c.starts_at < until,
        busy_times.c.ends_at > after,
    )
    rows = unit.db.execute(found.order_by(busy_times.c.starts_at))
    return [(row.starts_at, row.ends_at) for row in rows]
