"""The calendar: who meets when, what is free, what was asked for; all by the server's word.

Every instant is aware. An `Appointment` is named by its series' `id` and its local `day` in it.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Literal

import msgspec

from meantime.protocol.encoding import b64
from meantime.wire.appointments import (
    Appointment,
    AppointmentPage,
    AppointmentRequest,
    AppointmentRequestPage,
    BusyCalendar,
    Cancelling,
    Feed,
    MadeFeed,
    NewBusyCalendar,
    NewFeed,
    NewRequest,
    NewTime,
    NextAppointment,
    RequestAnswer,
    Slots,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from meantime.sdk.http import Http
    from meantime.wire.appointments import NewAppointment, Scope

ID_BYTES = 16


class Appointments:
    """What one person may see and set. Whatever is refused raises ProblemError."""

    def __init__(self, http: Http) -> None:
        self._http = http

    def between(self, after: datetime, until: datetime) -> Iterator[Appointment]:
        """Yield mine, cancelled ones too, in order of time; at most 100 days at once."""
        yield from self._pages("/appointments", after, until)

    def in_thread(self, space_id: str, after: datetime, until: datetime) -> Iterator[Appointment]:
        """Yield a thread's, as `between`."""
        yield from self._pages(f"/spaces/{space_id}/appointments", after, until)

    def next_in(self, space_id: str) -> Appointment | None:
        """Return a thread's next appointment."""
        path = f"/spaces/{space_id}/appointments/next"
        return self._http.get(path, NextAppointment).appointment

    def book(self, space_id: str, new: NewAppointment) -> Appointment:
        """Set an appointment or a series in a thread; sent twice, it is stored once."""
        known = msgspec.structs.replace(new, id=new.id or b64(secrets.token_bytes(ID_BYTES)))
        return self._http.post(f"/spaces/{space_id}/appointments", known, Appointment)

    def move(self, one: Appointment, starts_at: datetime, scope: Scope = "this") -> Appointment:
        """Move one, or it and all that follow; it takes as long as before."""
        new = NewTime(starts_at=starts_at, scope=scope)
        return self._http.put(f"{_place(one)}/time", new, Appointment)

    def cancel(self, one: Appointment, scope: Scope = "this") -> Appointment:
        """Cancel one, or it and all that follow."""
        return self._http.put(f"{_place(one)}/cancellation", Cancelling(scope=scope), Appointment)

    def restore(self, one: Appointment) -> Appointment:
        """Take a cancelling back, while the time is free."""
        return self._http.delete(f"{_place(one)}/cancellation", Appointment)

    def slots(self, space_id: str, after: datetime, until: datetime, minutes: int = 0) -> Slots:
        """Return the free times of a thread's clinician; 0 minutes for as long as is usual."""
        span = {"after": after.isoformat(), "until": until.isoformat()}
        return self._http.get(f"/spaces/{space_id}/slots", Slots, **span, minutes=minutes)

    def ask(
        self,
        space_id: str,
        slots: Sequence[datetime],
        moves: Appointment | None = None,
        answers: AppointmentRequest | None = None,
    ) -> AppointmentRequest:
        """Ask for one of some times, or as staff offer them, for a new appointment or a move.

        `answers` is a request of the other side whose times do not suit. Sent twice, it is stored
        once.
        """
        id_ = b64(secrets.token_bytes(ID_BYTES))
        new = NewRequest(slots=list(slots), id=id_, answers=answers.id if answers else "")
        if moves:
            new = msgspec.structs.replace(new, moves_id=moves.id, moves_day=moves.day)
        path = f"/spaces/{space_id}/appointment-requests"
        return self._http.post(path, new, AppointmentRequest)

    def requests(self) -> Iterator[AppointmentRequest]:
        """Yield what waits for an answer and what was settled lately, newest first."""
        cursor = ""
        while True:
            path = "/appointment-requests"
            page = self._http.get(path, AppointmentRequestPage, cursor=cursor)
            yield from page.requests
            cursor = page.next
            if not cursor:
                return

    def accept(self, request: AppointmentRequest, starts_at: datetime) -> AppointmentRequest:
        """Accept one of the times: the appointment is set."""
        return self._answer(request, RequestAnswer(answer="accept", starts_at=starts_at))

    def turn_down(
        self, request: AppointmentRequest, answer: Literal["decline", "withdraw"]
    ) -> AppointmentRequest:
        """Decline the other side's times, or withdraw one's own."""
        return self._answer(request, RequestAnswer(answer=answer))

    def feed_since(self) -> datetime | None:
        """Return since when there is a calendar feed of mine, None for none."""
        return self._http.get("/calendar-feed", Feed).made_at

    def make_feed(self, locale: Literal["en", "es"]) -> str:
        """Return the secret path of a new feed; an earlier one is dead, and none is shown again."""
        return self._http.post("/calendar-feed", NewFeed(locale=locale), MadeFeed).path

    def end_feed(self) -> None:
        """End my calendar feed."""
        self._http.change("DELETE", "/calendar-feed")

    def busy(self) -> BusyCalendar:
        """Return when I am busy elsewhere, as another calendar of mine says."""
        return self._http.get("/busy-calendar", BusyCalendar)

    def set_busy(self, url: str) -> BusyCalendar:
        """Read another calendar of mine now and every hour. Its titles are kept nowhere."""
        return self._http.put("/busy-calendar", NewBusyCalendar(url=url), BusyCalendar)

    def end_busy(self) -> None:
        """Forget that calendar and what it said."""
        self._http.change("DELETE", "/busy-calendar")

    def _pages(self, path: str, after: datetime, until: datetime) -> Iterator[Appointment]:
        span = {"after": after.isoformat(), "until": until.isoformat()}
        cursor = ""
        while True:
            page = self._http.get(path, AppointmentPage, **span, cursor=cursor)
            yield from page.appointments
            cursor = page.next
            if not cursor:
                return

    def _answer(self, request: AppointmentRequest, answer: RequestAnswer) -> AppointmentRequest:
        return self._http.put(
            f"/appointment-requests/{request.id}/answer", answer, AppointmentRequest
        )


def _place(one: Appointment) -> str:
    return f"/appointments/{one.id}/{one.day.isoformat()}"
