"""Ways in: the calendar, what is free, what was asked for."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from litestar import delete, get, post, put
from litestar.di import NamedDependency as Given
from litestar.di import Provide
from litestar.params import FromPath, FromQuery, JSONBody

from meantime.server.appointments import service
from meantime.server.appointments.service.listing import Span
from meantime.server.kit.actor import Actor
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.kit.store import Store
from meantime.wire.appointments import (
    Appointment,
    AppointmentPage,
    AppointmentRequest,
    AppointmentRequestPage,
    Cancelling,
    NewAppointment,
    NewRequest,
    NewTime,
    NextAppointment,
    RequestAnswer,
    Slots,
)


class Asked(NamedTuple):
    """A span as it was asked for; read once it is known who asks."""

    after: str
    until: str

    def read(self) -> Span:
        """Return the span. Raises Malformed."""
        wrong = dict.fromkeys(("after", "until"), "must be an instant, as 2026-12-03T20:00:00Z is")
        try:
            after, until = (datetime.fromisoformat(text) for text in self)
        except ValueError:
            raise Malformed(fields=wrong) from None
        aware(after, until)
        return Span(after, until)


def provide_span(after: FromQuery[str] = "", until: FromQuery[str] = "") -> Asked:
    """Return from when until when, as the dependency `span`."""
    return Asked(after, until)


def read_day(text: str) -> date:
    """Return the local day that an address names. Raises NotFound for none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotFound from None


def aware(*instants: datetime) -> None:
    """Raise Malformed if an instant has no zone."""
    if any(at.tzinfo is None for at in instants):
        raise Malformed(fields={"at": "must have a zone, as 2026-12-03T20:00:00Z has"})


SPAN = {"span": Provide(provide_span, sync_to_thread=False)}
ONE = "/appointments/{appointment_id:str}/{day:str}"


@get("/appointments", dependencies=SPAN)
async def list_my_appointments(
    store: Given[Store],
    actor: Given[Actor],
    span: Given[Asked],
    cursor: FromQuery[str] = "",
    clinician_id: FromQuery[str] = "",
) -> AppointmentPage:
    """List what the caller has between two instants. Problems: malformed, not-permitted."""
    return await store.read(actor, service.list_mine, span.read(), cursor, clinician_id)


@get("/spaces/{space_id:str}/appointments", dependencies=SPAN)
async def list_appointments_in(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    span: Given[Asked],
    cursor: FromQuery[str] = "",
) -> AppointmentPage:
    """List what a thread has between two instants. Problems: malformed, not-found."""
    return await store.read(actor, service.list_in, space_id, span.read(), cursor)


@get("/spaces/{space_id:str}/appointments/next")
async def show_next(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str]
) -> NextAppointment:
    """Return a thread's next appointment. Problems: not-found."""
    return await store.read(actor, service.next_in, space_id)


@post("/spaces/{space_id:str}/appointments")
async def book_appointment(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    data: JSONBody[NewAppointment],
) -> Appointment:
    """Set an appointment or a series. Problems: malformed, not-found, not-permitted, time-taken."""
    aware(data.starts_at)
    return await store.write(actor, service.book, space_id, data)


@put(f"{ONE}/time")
async def move_appointment(
    store: Given[Store],
    actor: Given[Actor],
    appointment_id: FromPath[str],
    day: FromPath[str],
    data: JSONBody[NewTime],
) -> Appointment:
    """Move one, or it and all after it.

    Problems: malformed, not-found, not-permitted, time-taken.
    """
    aware(data.starts_at)
    return await store.write(actor, service.move, appointment_id, read_day(day), data)


@put(f"{ONE}/cancellation")
async def cancel_appointment(
    store: Given[Store],
    actor: Given[Actor],
    appointment_id: FromPath[str],
    day: FromPath[str],
    data: JSONBody[Cancelling],
) -> Appointment:
    """Cancel one, or it and all after it. Problems: malformed, not-found, not-permitted."""
    return await store.write(actor, service.cancel, appointment_id, read_day(day), data)


@delete(f"{ONE}/cancellation", status_code=200)
async def restore_appointment(
    store: Given[Store],
    actor: Given[Actor],
    appointment_id: FromPath[str],
    day: FromPath[str],
) -> Appointment:
    """Take a cancelling back. Problems: malformed, not-found, not-permitted, time-taken."""
    return await store.write(actor, service.restore, appointment_id, read_day(day))


@get("/spaces/{space_id:str}/slots", dependencies=SPAN)
async def list_slots(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    span: Given[Asked],
    minutes: FromQuery[int] = 0,
) -> Slots:
    """List when an appointment may be set. Problems: malformed, not-found, not-permitted."""
    return await store.read(actor, service.list_slots, space_id, span.read(), minutes)


@get("/appointment-requests")
async def list_my_requests(
    store: Given[Store],
    actor: Given[Actor],
    cursor: FromQuery[str] = "",
    clinician_id: FromQuery[str] = "",
) -> AppointmentRequestPage:
    """List what waits for an answer, and what was settled. Problems: malformed, not-permitted."""
    return await store.read(actor, service.list_my_requests, cursor, clinician_id)


@get("/spaces/{space_id:str}/appointment-requests")
async def list_requests_in(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    cursor: FromQuery[str] = "",
) -> AppointmentRequestPage:
    """List a thread's requests. Problems: malformed, not-found."""
    return await store.read(actor, service.list_requests_in, space_id, cursor)


@post("/spaces/{space_id:str}/appointment-requests")
async def ask_for_times(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    data: JSONBody[NewRequest],
) -> AppointmentRequest:
    """Ask for times, or offer some. Problems: malformed, not-found, not-permitted, time-taken."""
    aware(*data.slots)
    return await store.write(actor, service.ask, space_id, data)


@put("/appointment-requests/{request_id:str}/answer")
async def answer_request(
    store: Given[Store],
    actor: Given[Actor],
    request_id: FromPath[str],
    data: JSONBody[RequestAnswer],
) -> AppointmentRequest:
    """Accept, decline or withdraw. Problems: malformed, not-found, not-permitted, time-taken."""
    aware(*([data.starts_at] if data.starts_at else []))
    return await store.write(actor, service.answer, request_id, data)


ROUTES = [
    list_my_appointments,
    list_appointments_in,
    show_next,
    book_appointment,
    move_appointment,
    cancel_appointment,
    restore_appointment,
    list_slots,
    list_my_requests,
    list_requests_in,
    ask_for_times,
    answer_request,
]
