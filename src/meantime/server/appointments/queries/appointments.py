"""Statements about appointments and what is different about some of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, delete, insert, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.appointments.tables import appointments, calendars, changes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Row

    from meantime.server.kit.unit import Unit

FOREVER: Final = datetime(9999, 1, 1, tzinfo=UTC)  # when a series without an end ends
REACH: Final = timedelta(days=3)  # from an instant to the local days that it may belong to


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose appointments are meant: those of a clinician, or of some threads."""

    practice_id: str
    clinician_id: str = ""
    space_ids: tuple[str, ...] = ()

    @property
    def clause(self) -> ColumnElement[bool]:
        ours = appointments.c.practice_id == self.practice_id
        if self.clinician_id:
            return and_(ours, appointments.c.clinician_id == self.clinician_id)
        return and_(ours, appointments.c.space_id.in_(self.space_ids))


def lock_calendar(unit: Unit, practice_id: str, clinician_id: str) -> None:
    """Let nobody else book for a clinician until this transaction ends."""
    row = upsert(calendars).values(
        practice_id=practice_id, clinician_id=clinician_id, changed_at=unit.now
    )
    key = [calendars.c.practice_id, calendars.c.clinician_id]
    unit.db.execute(row.on_conflict_do_update(index_elements=key, set_={"changed_at": unit.now}))


def appointments_between(
    unit: Unit, whose: Whose, after: datetime, until: datetime
) -> Sequence[Row[Any]]:
    """Return the series with anything between two instants; what has ended before is not read."""
    found = select(appointments).where(
        whose.clause, appointments.c.ends_at > after, appointments.c.starts_at < until
    )
    return unit.db.execute(found).all()


def changes_between(
    unit: Unit, practice_id: str, ids: Sequence[str], after: datetime, until: datetime
) -> Sequence[Row[Any]]:
    """Return what is different about series between two instants, and a few days around them."""
    planned = changes.c.day.between((after - REACH).date(), (until + REACH).date())
    moved = and_(changes.c.starts_at < until, changes.c.ends_at > after)
    found = select(changes).where(
        changes.c.practice_id == practice_id,
        changes.c.appointment_id.in_(ids),
        or_(planned, moved),
    )
    return unit.db.execute(found).all()


def all_appointments(unit: Unit, practice_id: str) -> tuple[Sequence[Row[Any]], Sequence[Row[Any]]]:
    """Return all series of a practice, and all that is different about any of them."""
    series = unit.db.execute(select(appointments).filter_by(practice_id=practice_id)).all()
    different = unit.db.execute(select(changes).filter_by(practice_id=practice_id)).all()
    return series, different


def appointment_at(unit: Unit, practice_id: str, id_: str) -> Row[Any] | None:
    found = select(appointments).filter_by(practice_id=practice_id, id=id_)
    return unit.db.execute(found).one_or_none()


def changes_of(unit: Unit, practice_id: str, id_: str) -> Sequence[Row[Any]]:
    """Return all that is different about a series."""
    found = select(changes).filter_by(practice_id=practice_id, appointment_id=id_)
    return unit.db.execute(found).all()


def insert_appointment(unit: Unit, values: dict[str, Any]) -> None:
    unit.db.execute(insert(appointments).values(values))


def update_appointment(unit: Unit, practice_id: str, id_: str, values: dict[str, Any]) -> None:
    row = update(appointments).filter_by(practice_id=practice_id, id=id_)
    unit.db.execute(row.values(values))


def delete_appointment(unit: Unit, practice_id: str, id_: str) -> None:
    """Forget a series that nobody ever met for."""
    unit.db.execute(delete(changes).filter_by(practice_id=practice_id, appointment_id=id_))
    unit.db.execute(delete(appointments).filter_by(practice_id=practice_id, id=id_))


def put_change(unit: Unit, practice_id: str, id_: str, day: date, values: dict[str, Any]) -> None:
    """Note what is different about one of a series; what `values` leave out stays as it is."""
    fresh = {"starts_at": None, "ends_at": None, "cancelled_by": "", "cancelled_at": None}
    kept = {**values, "changed_at": unit.now}
    row = upsert(changes).values(
        practice_id=practice_id, appointment_id=id_, day=day, **{**fresh, **kept}
    )
    key = [changes.c.practice_id, changes.c.appointment_id, changes.c.day]
    unit.db.execute(row.on_conflict_do_update(index_elements=key, set_=kept))


def delete_changes_from(unit: Unit, practice_id: str, id_: str, day: date) -> None:
    """Forget what is different about a series from a day on."""
    following = delete(changes).where(
        changes.c.practice_id == practice_id,
        changes.c.appointment_id == id_,
        changes.c.day >= day,
    )
    unit.db.execute(following)


def coming_in(unit: Unit, practice_id: str, space_id: str) -> Sequence[Row[Any]]:
    """Return the series of a thread that are not over."""
    found = select(appointments).where(
        appointments.c.practice_id == practice_id,
        appointments.c.space_id == space_id,
        appointments.c.ends_at > unit.now,
    )
    return unit.db.execute(found).all()


def hand_over(
    unit: Unit, practice_id: str, space_id: str, heir: str, seated: Sequence[str]
) -> None:
    """Give to `heir` what is ahead in a thread and belongs to no clinician who sits there."""
    orphaned = update(appointments).where(
        appointments.c.practice_id == practice_id,
        appointments.c.space_id == space_id,
        appointments.c.ends_at > unit.now,
        appointments.c.clinician_id.not_in(seated),
    )
    unit.db.execute(orphaned.values(clinician_id=heir))
