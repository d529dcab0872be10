"""Setting appointments: book, move, cancel, and take a cancelling back."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import UTC, date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from meantime.protocol.encoding import b64, unb64
from meantime.protocol.errors import ProtocolError
from meantime.server.appointments.problems import TimeTaken
from meantime.server.appointments.queries import appointments as queries
from meantime.server.appointments.queries.appointments import FOREVER, Whose
from meantime.server.appointments.rules import faults as faults_rules
from meantime.server.appointments.rules.series import (
    HORIZON,
    Series,
    falls_on,
    last_of,
    local_time,
    occurrence,
    span_of,
)
from meantime.server.appointments.rules.slots import Planned, overlap
from meantime.server.appointments.service.kept import (
    One,
    as_wire,
    load_between,
    load_one,
    planned,
)
from meantime.server.appointments.service.listing import frames_for_staff
from meantime.server.appointments.service.standing import demand_setter
from meantime.server.appointments.service.telling import tell
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.appointments.service.standing import Standing
    from meantime.server.kit.unit import Unit
    from meantime.wire import appointments as wire

ID_BYTES = 16
NOTHING: Final = Planned(Series("UTC", date.min, 0, 1, until=date.min))  # stands nowhere
UNCHANGED: Final[Mapping[str, Planned]] = MappingProxyType({})


def book(unit: Unit, space_id: str, new: wire.NewAppointment) -> wire.Appointment:
    """Set an appointment or a series. Raises NotFound, NotPermitted, Malformed, TimeTaken."""
    standing = demand_setter(unit, space_id)
    if known := queries.appointment_at(unit, standing.practice_id, new.id):
        return again(unit, standing, known)
    demand_good(
        faults_rules.wrong_time(new.starts_at, new.minutes, unit.now)
        or faults_rules.wrong_plan(new.starts_at, new.zone, new.until, new.count)
    )
    clinician_id = clinician_for(unit, standing, new.clinician_id)
    day, minute = local_time(new.starts_at, new.zone)
    series = Series(new.zone, day, minute, new.minutes, new.repeats, new.until)
    if new.count:
        count = new.count if new.repeats != "once" else 1
        series = replace(series, until=last_of(series, count))
    return keep(unit, standing, clinician_id, series, good_id(new.id))


def again(unit: Unit, standing: Standing, row: Row[Any]) -> wire.Appointment:
    """Return what was stored under an id before. Raises Malformed if that is something else."""
    if row.space_id != standing.space_id:
        raise Malformed(fields={"id": "is taken"})
    one = One(load_one(unit, row), occurrence(planned(row, ()).series, None, row.starts_on))
    return as_wire(one, frames_for_staff(unit, [one]).get(row.clinician_id))


def good_id(given: str) -> str:
    """Return an id that was given, or a new one. Raises Malformed."""
    if not given:
        return b64(secrets.token_bytes(ID_BYTES))
    try:
        unb64(given, ID_BYTES)
    except ProtocolError:
        raise Malformed(fields={"id": "must be 16 bytes in base64url"}) from None
    return given


def keep(
    unit: Unit, standing: Standing, clinician_id: str, series: Series, id_: str
) -> wire.Appointment:
    """Store a series that overlaps with nothing, and tell of it. Raises TimeTaken."""
    demand_free(unit, clinician_id, Planned(series))
    insert(unit, id_, standing, clinician_id, series)
    unit.audit("appointment.booked", subject=id_)
    return told(unit, id_, series.starts_on)


def insert(unit: Unit, id_: str, standing: Standing, clinician_id: str, series: Series) -> None:
    starts_at, ends_at = span_of(series, ())
    values = {
        "practice_id": standing.practice_id,
        "id": id_,
        "space_id": standing.space_id,
        "clinician_id": clinician_id,
        "zone": series.zone,
        "starts_on": series.starts_on,
        "minute": series.minute,
        "minutes": series.minutes,
        "repeats": series.repeats,
        "until": series.until,
        "cancelled_by": "",
        "starts_at": starts_at,
        "ends_at": ends_at or FOREVER,
        "made_by": unit.caller.seat_id,
        "made_at": unit.now,
    }
    queries.insert_appointment(unit, values)


def clinician_for(unit: Unit, standing: Standing, wanted: str) -> str:
    """Return whose calendar it goes into. Raises Malformed for nobody of the thread."""
    seated = spaces.clinicians_of(unit, standing.practice_id, standing.space_id)
    if wanted and wanted not in seated:
        raise Malformed(fields={"clinician_id": "is no clinician of this thread"})
    me = unit.caller.seat_id
    return wanted or (me if me in seated else standing.clinician_id)


def demand_good(wrong: dict[str, str]) -> None:
    """Raise Malformed if anything is wrong."""
    if wrong:
        raise Malformed(fields=wrong)


def demand_free(
    unit: Unit, clinician_id: str, new: Planned, instead: Mapping[str, Planned] = UNCHANGED
) -> None:
    """Raise TimeTaken if `new` meets another appointment of the clinician within a year.

    `instead` says what series, by id, will be once `new` stands.
    """
    practice_id = unit.caller.practice_id
    queries.lock_calendar(unit, practice_id, clinician_id)
    whose = Whose(practice_id, clinician_id=clinician_id)
    others = load_between(unit, whose, unit.now, unit.now + HORIZON)
    if overlap(new, [instead.get(each.row.id, each.plan) for each in others], unit.now):
        raise TimeTaken


def find_one(unit: Unit, row: Row[Any], day: date) -> One:
    """Return one of a series that is not over yet. Raises NotFound, Malformed."""
    kept = load_one(unit, row)
    if not falls_on(kept.plan.series, day):
        raise NotFound
    change = next((each for each in kept.plan.changes if each.day == day), None)
    one = One(kept, occurrence(kept.plan.series, change, day))
    if one.each.ends_at <= unit.now:
        raise Malformed(fields={"day": "is over"})
    return one


def renew_span(unit: Unit, id_: str) -> None:
    """Bring a series' own span to what it holds now."""
    row = queries.appointment_at(unit, unit.caller.practice_id, id_)
    if row is not None:
        plan = load_one(unit, row).plan
        starts_at, ends_at = span_of(plan.series, plan.changes)
        span = {"starts_at": starts_at, "ends_at": ends_at or FOREVER}
        queries.update_appointment(unit, row.practice_id, id_, span)


def told(unit: Unit, id_: str, day: date) -> wire.Appointment:
    """Tell the others of one that was set, and return it as it is now."""
    row = queries.appointment_at(unit, unit.caller.practice_id, id_)
    if row is None:
        raise NotFound
    kept = load_one(unit, row)
    change = next((each for each in kept.plan.changes if each.day == day), None)
    one = One(kept, occurrence(kept.plan.series, change, day))
    tell(unit, row.space_id, row.clinician_id, id_, one.each.starts_at)
    return as_wire(one, frames_for_staff(unit, [one]).get(row.clinician_id))


def moved_to(one: One, starts_at: datetime, minutes: int) -> tuple[datetime, datetime]:
    """Return a span as long as the appointment, or as `minutes` says."""
    length = timedelta(minutes=minutes) if minutes else one.each.ends_at - one.each.starts_at
    return starts_at.astimezone(UTC), starts_at.astimezone(UTC) + length
