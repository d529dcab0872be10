"""What is stored, as the rules have it and as it travels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from meantime.server.appointments.queries import appointments as queries
from meantime.server.appointments.rules.series import Change, Series, occurrences
from meantime.server.appointments.rules.slots import Planned, is_within
from meantime.wire import appointments as wire

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from sqlalchemy import Row

    from meantime.server.appointments.queries.appointments import Whose
    from meantime.server.appointments.rules.series import Occurrence
    from meantime.server.boundaries.rules.frames import Frame
    from meantime.server.kit.unit import Unit


@dataclass(frozen=True, slots=True)
class Kept:
    """A series as it stands in the table, and as the rules have it."""

    row: Row[Any]
    changes: dict[date, Row[Any]]
    plan: Planned

    def between(self, after: datetime, until: datetime) -> Iterator[One]:
        """Yield what overlaps a span, in order."""
        for each in occurrences(self.plan.series, self.plan.changes, after, until):
            yield One(self, each)


@dataclass(frozen=True, slots=True)
class One:
    """One of a series."""

    kept: Kept
    each: Occurrence

    @property
    def order(self) -> tuple[datetime, str, str]:
        return self.each.starts_at, self.kept.row.id, self.each.day.isoformat()


def load_between(unit: Unit, whose: Whose, after: datetime, until: datetime) -> list[Kept]:
    """Return the series with anything between two instants."""
    rows = queries.appointments_between(unit, whose, after, until)
    return with_changes(
        rows,
        queries.changes_between(unit, whose.practice_id, [row.id for row in rows], after, until)
        if rows
        else (),
    )


def load_one(unit: Unit, row: Row[Any]) -> Kept:
    """Return a series with all that is different about it."""
    return with_changes([row], queries.changes_of(unit, row.practice_id, row.id))[0]


def with_changes(rows: Sequence[Row[Any]], changes: Iterable[Row[Any]]) -> list[Kept]:
    by_id: dict[str, dict[date, Row[Any]]] = {row.id: {} for row in rows}
    for change in changes:
        by_id[change.appointment_id][change.day] = change
    return [Kept(row, by_id[row.id], planned(row, by_id[row.id].values())) for row in rows]


def planned(row: Row[Any], changes: Iterable[Row[Any]]) -> Planned:
    series = Series(
        zone=row.zone,
        starts_on=row.starts_on,
        minute=row.minute,
        minutes=row.minutes,
        repeats=row.repeats,
        until=row.until,
        cancelled_from=row.cancelled_from,
    )
    return Planned(series, [as_change(change) for change in changes])


def as_change(row: Row[Any]) -> Change:
    return Change(row.day, row.starts_at, row.ends_at, is_cancelled=row.cancelled_at is not None)


def as_wire(one: One, frame: Frame | None) -> wire.Appointment:
    """Return one as it travels. `frame` is the clinician's, None to say nothing of hours."""
    row, each = one.kept.row, one.each
    change = one.kept.changes.get(each.day)
    source = change if change is not None and change.cancelled_at else row
    standing: Literal["booked", "moved"] = "moved" if each.was_at else "booked"
    return wire.Appointment(
        id=row.id,
        day=each.day,
        space_id=row.space_id,
        clinician_id=row.clinician_id,
        starts_at=each.starts_at,
        ends_at=each.ends_at,
        zone=row.zone,
        repeats=row.repeats,
        state="cancelled" if each.is_cancelled else standing,
        was_at=each.was_at,
        cancelled_by=source.cancelled_by if each.is_cancelled else "",
        cancelled_at=source.cancelled_at if each.is_cancelled else None,
        is_outside_hours=frame is not None and not is_within(frame, each),
    )
