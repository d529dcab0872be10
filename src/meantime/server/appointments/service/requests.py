"""Times that a client asks for, or that the care team offers, and the other side's answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Final

from msgspec import Meta

from meantime.server.appointments.problems import TimeTaken
from meantime.server.appointments.queries import appointments as appointment_queries
from meantime.server.appointments.queries import requests as queries
from meantime.server.appointments.rules import faults as faults_rules
from meantime.server.appointments.rules.series import Series, local_time
from meantime.server.appointments.service import booking, changing
from meantime.server.appointments.service.listing import whose_are
from meantime.server.appointments.service.slots import minutes_in, slots_of, zone_of
from meantime.server.appointments.service.standing import demand_side, standing_in
from meantime.server.appointments.service.telling import tell
from meantime.server.kit.database import from_column, to_column
from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.kit.problems import Malformed, NotFound, NotPermitted
from meantime.wire import appointments as wire

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import ColumnElement, Row

    from meantime.server.appointments.service.standing import Standing
    from meantime.server.kit.unit import Unit

SHOWN_FOR: Final = timedelta(days=14)  # once it is settled
MOST_WAITING: Final = 3  # of one side in one thread
Instant = Annotated[datetime, Meta(tz=True)]


def side_of(standing: Standing) -> str:
    return "client" if standing.role == "client" else "care"


def ask(unit: Unit, space_id: str, new: wire.NewRequest) -> wire.AppointmentRequest:
    """Ask for times, as a client, or offer some.

    Raises NotFound, NotPermitted, Malformed, TimeTaken.
    """
    standing = demand_side(unit, space_id)
    side = side_of(standing)
    if known := queries.request_at(unit, standing.practice_id, new.id):
        return again(unit, standing, known)
    minutes = minutes_in(unit, standing) if side == "client" or not new.minutes else new.minutes
    demand_good_slots(unit, standing, new, minutes)
    if new.answers:
        settle(unit, find(unit, new.answers), standing, "offered" if side == "care" else "declined")
    if queries.count_waiting(unit, standing.practice_id, space_id, side) >= MOST_WAITING:
        raise Malformed(fields={"slots": "must wait: others have no answer yet"})
    id_ = booking.good_id(new.id)
    queries.insert_request(unit, values_of(unit, standing, new, id_, minutes))
    unit.audit("appointment.asked" if side == "client" else "appointment.offered", subject=id_)
    tell(unit, space_id, standing.clinician_id, id_, min(new.slots))
    row = queries.request_at(unit, standing.practice_id, id_)
    if row is None:
        raise NotFound
    return as_wire(row, unit.now)


def again(unit: Unit, standing: Standing, row: Row[Any]) -> wire.AppointmentRequest:
    """Return what was stored under an id before. Raises Malformed if that is something else."""
    if (row.space_id, row.made_by) != (standing.space_id, side_of(standing)):
        raise Malformed(fields={"id": "is taken"})
    return as_wire(row, unit.now)


def demand_good_slots(unit: Unit, standing: Standing, new: wire.NewRequest, minutes: int) -> None:
    """Raise Malformed for what can be no time, or no appointment to move; TimeTaken."""
    booking.demand_good(faults_rules.wrong_slots(new.slots, minutes, unit.now))
    if bool(new.moves_id) != bool(new.moves_day):
        raise Malformed(fields={"moves_day": "must stand beside the appointment that it names"})
    if new.moves_id and new.moves_day:
        row = appointment_queries.appointment_at(unit, standing.practice_id, new.moves_id)
        if row is None or row.space_id != standing.space_id:
            raise NotFound
        booking.find_one(unit, row, new.moves_day)
    if standing.role == "client":
        span = min(new.slots), max(new.slots) + timedelta(minutes=minutes)
        free = set(slots_of(unit, standing, span, minutes))
        if any(at.astimezone(UTC) not in free for at in new.slots):
            raise TimeTaken


def values_of(
    unit: Unit, standing: Standing, new: wire.NewRequest, id_: str, minutes: int
) -> dict[str, Any]:
    side = side_of(standing)
    return {
        "practice_id": standing.practice_id,
        "id": id_,
        "space_id": standing.space_id,
        "clinician_id": standing.clinician_id,
        "made_by": side,
        "seat_id": unit.caller.seat_id,
        "slots": sorted(to_column(at) for at in new.slots),
        "minutes": minutes,
        "zone": zone_of(unit, standing.clinician_id),
        "moves_id": new.moves_id,
        "moves_day": new.moves_day,
        "made_at": unit.now,
        "expires_at": max(new.slots),
        "state": "requested" if side == "client" else "offered",
        "settled_by": "",
    }


def find(unit: Unit, id_: str) -> Row[Any]:
    """Return a request. Raises NotFound."""
    row = queries.request_at(unit, unit.caller.practice_id, id_)
    if row is None:
        raise NotFound
    return row


def settle(unit: Unit, row: Row[Any], standing: Standing, state: str) -> None:
    """Write down what became of a request. Raises NotFound, NotPermitted, Malformed.

    Only its own side withdraws it, only the other side does anything else with it.
    """
    if row.space_id != standing.space_id:
        raise NotFound
    if (row.made_by == side_of(standing)) != (state == "withdrawn"):
        raise NotPermitted
    if row.settled_at is not None or row.expires_at <= unit.now:
        raise Malformed(fields={"answer": "comes too late: this does not wait any more"})
    queries.settle(unit, row.practice_id, row.id, "declined" if state == "offered" else state)
    unit.audit(f"appointment.request_{state}", subject=row.id)


def answer(unit: Unit, id_: str, given: wire.RequestAnswer) -> wire.AppointmentRequest:
    """Accept one of the times, and so set the appointment; decline; or withdraw one's own.

    Raises NotFound, NotPermitted, Malformed, TimeTaken.
    """
    row = find(unit, id_)
    standing = demand_side(unit, row.space_id)
    states = {"accept": "accepted", "decline": "declined", "withdraw": "withdrawn"}
    settle(unit, row, standing, states[given.answer])
    if given.answer == "accept":
        set_appointment(unit, row, standing, given.starts_at)
    else:
        tell(unit, row.space_id, row.clinician_id, id_, row.expires_at)
    return as_wire(find(unit, id_), unit.now)


def set_appointment(
    unit: Unit, row: Row[Any], standing: Standing, starts_at: datetime | None
) -> None:
    """Book the time that was chosen, or move there what it takes the place of."""
    if starts_at is None or to_column(starts_at) not in row.slots:
        raise Malformed(fields={"starts_at": "must be one of the times"})
    booking.demand_good(faults_rules.wrong_time(starts_at, row.minutes, unit.now))
    if row.moves_id:
        moved = appointment_queries.appointment_at(unit, row.practice_id, row.moves_id)
        if moved is None:
            raise NotFound
        one = booking.find_one(unit, moved, row.moves_day)
        new = wire.NewTime(starts_at=starts_at, minutes=row.minutes)
        changing.move_one(unit, one, new)
        return
    day, minute = local_time(starts_at, row.zone)
    alone = Series(row.zone, day, minute, row.minutes)
    booking.keep(unit, standing, row.clinician_id, alone, booking.good_id(""))


def list_in(unit: Unit, space_id: str, cursor: str) -> wire.AppointmentRequestPage:
    """Return a thread's requests, newest first. Raises NotFound, Malformed."""
    standing = standing_in(unit, space_id)
    return page_of(unit, queries.of_spaces(standing.practice_id, [space_id]), cursor)


def list_mine(unit: Unit, cursor: str, clinician_id: str = "") -> wire.AppointmentRequestPage:
    """Return the caller's requests, newest first. Raises NotPermitted, Malformed."""
    whose = whose_are(unit, clinician_id)
    if whose.clinician_id:
        return page_of(unit, queries.of_clinician(whose.practice_id, whose.clinician_id), cursor)
    return page_of(unit, queries.of_spaces(whose.practice_id, whose.space_ids), cursor)


def page_of(unit: Unit, whose: ColumnElement[bool], cursor: str) -> wire.AppointmentRequestPage:
    before = read_cursor(cursor, tuple[Instant, str])
    rows = queries.page_of(unit, whose, unit.now - SHOWN_FOR, before)
    page = rows[:PAGE]
    more = len(rows) > PAGE
    return wire.AppointmentRequestPage(
        requests=[as_wire(row, unit.now) for row in page],
        next=write_cursor(page[-1].made_at.isoformat(), page[-1].id) if more else "",
    )


def as_wire(row: Row[Any], now: datetime) -> wire.AppointmentRequest:
    is_open = row.settled_at is None
    return wire.AppointmentRequest(
        id=row.id,
        space_id=row.space_id,
        clinician_id=row.clinician_id,
        made_by=row.made_by,
        state="expired" if is_open and row.expires_at <= now else row.state,
        slots=[from_column(at) for at in row.slots],
        minutes=row.minutes,
        zone=row.zone,
        moves_id=row.moves_id,
        moves_day=row.moves_day,
        made_at=row.made_at,
        expires_at=row.expires_at,
        settled_at=row.settled_at,
    )
