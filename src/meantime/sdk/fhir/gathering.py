"""The record of one client, out of the thread, the chart and the desk that somebody may read.

A private space is never opened here: a psychotherapy note is not in the record.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.fhir.record import Meeting, Record, Seen
from meantime.sdk.appointments import Appointments
from meantime.sdk.errors import SdkError
from meantime.sdk.fhir import chart as charts
from meantime.sdk.fhir import requests as asked
from meantime.sdk.fhir import thread as threads
from meantime.sdk.fhir.guardians import agreements_in, guardians_of
from meantime.sdk.fhir.people import client_of, people_of
from meantime.sdk.folds.messages import EPOCH, MILLISECOND, to_ms
from meantime.sdk.folds.people import fold_people
from meantime.wire.practices import Practice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from meantime.sdk.cases import Case
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.replies import Locale
    from meantime.sdk.threads import Thread
    from meantime.wire.appointments import Appointment

SPAN: Final = timedelta(days=99)  # the calendar is asked for at most 100 days at once


def gather_record(case: Case, locale: Locale = "en") -> Record:
    """Return a client's record as far as this person may read it, the spaces as they are here.

    Appointments up to 99 days ahead, who opened the thread and who has to agree beside the client
    are asked of the server. Raises
    SdkError without a seat in the thread; ProblemError, Unreachable.
    """
    if case.thread is None:
        raise SdkError("You have no seat in the thread with this client.")
    thread, me, now = case.thread, case.thread.me, case.thread.now_ms()
    log = thread.opened()
    chart = case.chart.opened() if case.chart else []
    desk = case.desk.opened() if case.desk else []
    client = client_of(case, fold_people(log))
    details = thread.connection.http.get("/practice", Practice).details
    guardians = list(guardians_of(thread))
    own = agreements_in(log, thread.connection.practice_id, thread.id)
    return Record(
        thread=thread.id,
        practice=thread.connection.practice_id,
        made_at=now,
        client=client,
        practice_name=details.name,
        people=(*people_of([log, chart, desk], client), *(each for each, _ in guardians)),
        messages=tuple(threads.messages_of(log, me, now)),
        contacts=tuple(charts.contacts_of(chart)),
        answers=tuple(threads.answers_of(log)),
        measures=tuple(threads.measures_of(log)),
        agreements=(*own, *(one for _, each in guardians for one in each)),
        notes=tuple(charts.notes_of(chart)),
        plans=tuple(threads.plans_of(log, locale)),
        alerts=tuple(charts.alerts_of(log, chart)),
        late=tuple(threads.late_of(log, me, now)),
        offers=tuple(threads.offers_of(log, me, now)),
        meetings=tuple(_meetings(thread, log, now)),
        happenings=tuple(threads.happenings_of(log)),
        seen=tuple(_seen(thread)),
        requests=tuple(asked.requests_of(log, details.zone, locale)),
        disclosures=tuple(asked.disclosures_of(chart)),
    )


def _meetings(thread: Thread, log: Sequence[Opened], now_ms: int) -> Iterator[Meeting]:
    after, until = log[0].received_at - timedelta(days=1), EPOCH + now_ms * MILLISECOND + SPAN
    while after < until:
        for one in _within(thread, after, min(after + SPAN, until)):
            yield Meeting(
                id=f"{one.id}/{one.day.isoformat()}",
                clinician=one.clinician_id,
                starts_at=to_ms(one.starts_at),
                ends_at=to_ms(one.ends_at),
                is_cancelled=one.state == "cancelled",
            )
        after += SPAN


def _seen(thread: Thread) -> Iterator[Seen]:
    for one in thread.openings().found:
        began, ended = (to_ms(at) if at else 0 for at in (one.at, one.last_at))
        yield Seen(one.seat_id, one.kind, one.role, one.on.isoformat(), began, ended)


def _within(thread: Thread, after: datetime, until: datetime) -> Iterator[Appointment]:
    """Yield what begins in a span: one that lasts over its edge would else stand there twice."""
    for one in Appointments(thread.connection.http).in_thread(thread.id, after, until):
        if after <= one.starts_at < until:
            yield one
