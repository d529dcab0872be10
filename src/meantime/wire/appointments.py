"""The calendar: who meets when, what is free, what was asked for. No title, no note, no place.

Instants are UTC; `zone` is the IANA name of the clock by which an appointment keeps its time.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from meantime.wire.base import Page, Shape

Repeats = Literal["once", "weekly", "fortnightly", "monthly"]
Scope = Literal["this", "following"]
RequestState = Literal["requested", "offered", "accepted", "declined", "withdrawn", "expired"]


class NewAppointment(Shape):
    """An appointment, or a series of them: until a local day, or so many, or without an end.

    Monthly is on the same weekday: the second Tuesday, say; of a fifth, the last. `clinician_id`
    is empty for the caller if they sit in the thread as a clinician, else for the responsible one.
    An `id` of 16 random bytes lets the request be sent twice; empty leaves it to the server.
    """

    starts_at: datetime
    zone: str
    minutes: int
    repeats: Repeats = "once"
    until: date | None = None
    count: int = 0
    clinician_id: str = ""
    id: str = ""


class Appointment(Shape):
    """One appointment. `id` is its series', `day` its local day there: both name it for good.

    `was_at` is where a moved one stood, `cancelled_by` the seat that cancelled it, empty if
    nobody has. `is_outside_hours` is for staff: it lies outside the clinician's hours of today.
    """

    id: str
    day: date
    space_id: str
    clinician_id: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    repeats: Repeats
    state: Literal["booked", "moved", "cancelled"]
    was_at: datetime | None
    cancelled_by: str
    cancelled_at: datetime | None
    is_outside_hours: bool


class AppointmentPage(Page):
    """In order of time."""

    appointments: list[Appointment]


class NextAppointment(Shape):
    """The first that is not over and not cancelled, null if none begins within a year."""

    appointment: Appointment | None


class NewTime(Shape):
    """`minutes` of 0 keeps how long it takes. `following` moves this one and all after it."""

    starts_at: datetime
    minutes: int = 0
    scope: Scope = "this"


class Cancelling(Shape):
    """`following` cancels this one and all after it."""

    scope: Scope = "this"


class Slots(Shape):
    """When an appointment of `minutes` may begin, in the clinician's hours."""

    zone: str
    minutes: int
    clinician_id: str
    slots: list[datetime]


class NewRequest(Shape):
    """Times that a client asks for, or that the care team offers.

    `moves_id` and `moves_day` name the appointment that one of them shall take the place of.
    `answers` names a request of the other side that is answered with these times instead.
    An `id` of 16 random bytes lets it be sent twice; empty leaves it to the server.
    """

    slots: list[datetime]
    minutes: int = 0
    moves_id: str = ""
    moves_day: date | None = None
    answers: str = ""
    id: str = ""


class AppointmentRequest(Shape):
    """`requested` waits for the care team, `offered` for the client; else it is settled."""

    id: str
    space_id: str
    clinician_id: str
    made_by: Literal["client", "care"]
    state: RequestState
    slots: list[datetime]
    minutes: int
    zone: str
    moves_id: str
    moves_day: date | None
    made_at: datetime
    expires_at: datetime
    settled_at: datetime | None


class AppointmentRequestPage(Page):
    """What waits, and what was settled in the last two weeks; the newest first."""

    requests: list[AppointmentRequest]


class RequestAnswer(Shape):
    """`starts_at` says which of the times, where one is accepted."""

    answer: Literal["accept", "decline", "withdraw"]
    starts_at: datetime | None = None


class NewFeed(Shape):
    """The language of the one word that a feed says of each appointment."""

    locale: Literal["en", "es"]


class Feed(Shape):
    """Since when a person has a calendar feed; null for none. Its address is shown once."""

    made_at: datetime | None


class MadeFeed(Shape):
    """`path` is the secret address on this server; nobody can show it again."""

    path: str
    made_at: datetime


class NewBusyCalendar(Shape):
    """The https address at which another program publishes a calendar; it is a secret."""

    url: str


class BusyTime(Shape):
    """From and until when somebody is busy elsewhere."""

    starts_at: datetime
    ends_at: datetime


class BusyCalendar(Shape):
    """What another calendar of a clinician's says; `host` is empty for none.

    `read_at` is when it could last be read, from which `times` are. `fault` says why it cannot be
    now: address, place, answer, size, time or calendar; empty if it can.
    """

    host: str
    read_at: datetime | None
    fault: str
    times: list[BusyTime]
