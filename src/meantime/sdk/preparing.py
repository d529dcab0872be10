"""What is for a session with a client, out of what this device knows and the calendar."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.preparing.gather import (
    Brought,
    Contact,
    Event,
    Known,
    Named,
    Noted,
    Prepared,
    Promised,
    Said,
    Totalled,
    gather,
)
from meantime.protocol.checkin_posts import CheckIn, CheckInAnswer
from meantime.protocol.moment_posts import Moment
from meantime.protocol.posts import Event as Happening
from meantime.protocol.posts import File, Promise, Text
from meantime.protocol.safety_posts import Redirect
from meantime.sdk.appointments import Appointments
from meantime.sdk.errors import SdkError, Unreachable
from meantime.sdk.folds.agenda import fold_agenda
from meantime.sdk.folds.charts import fold_events
from meantime.sdk.folds.contacts import fold_contacts
from meantime.sdk.folds.measured import fold_measured
from meantime.sdk.folds.messages import EPOCH, IN_SESSION, MILLISECOND, fold_messages, to_ms
from meantime.sdk.folds.notes import fold_notes
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.promises import promise_state
from meantime.sdk.folds.safety import fold_plans, fold_urgent
from meantime.sdk.folds.team_marks import fold_team_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from meantime.preparing.gather import By
    from meantime.sdk.cases import Case
    from meantime.sdk.folds.measured import Measured
    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.notes import SignedNote
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People
    from meantime.sdk.threads import Thread
    from meantime.wire.appointments import Appointment

BACK: Final = timedelta(days=85)  # the calendar is asked for at most 100 days at once
AHEAD: Final = timedelta(days=14)
TOLD: Final = Text | Moment | Promise | Redirect | File | CheckIn | CheckInAnswer


def prepare(case: Case, at: datetime | None = None) -> tuple[Prepared, Appointment | None]:
    """Return what is for the session at `at` (aware), else for the next one, and that session.

    It is what this device knows; without the server no session is known. Raises SdkError without
    a seat in the conversation.
    """
    if case.thread is None:
        raise SdkError("For this you need a seat in the conversation.")
    now = case.connection.http.now_ms()
    sessions = _sessions(case, at or EPOCH + now * MILLISECOND)
    session = _session_for(sessions, at, now)
    when = at or (session and session.starts_at)
    begins = to_ms(when) if when else 0
    over = [
        to_ms(each.ends_at)
        for each in sessions
        if to_ms(each.ends_at) <= now and to_ms(each.starts_at) < (begins or now)
    ]
    return gather(_known(case, case.thread, now=now, at=begins, met=max(over, default=0))), session


def _known(case: Case, thread: Thread, *, now: int, at: int, met: int) -> Known:
    """Return what `gather` needs. What was put off to the session is a promise without words."""
    log, chart, me = thread.opened(), case.chart.opened() if case.chart else [], thread.me
    people = fold_people(log)
    messages = [
        each for each in fold_messages(log, me, now) if not each.is_withdrawn and not each.fault
    ]
    notes = [each for each in fold_notes(chart, fold_people(chart)) if not each.is_struck]
    marks = fold_team_marks(chart)
    theirs = fold_team_marks(each for each in log if _side(each.entry.author, people) == "client")
    said = [each for each in messages if isinstance(each.post, TOLD)]
    return Known(
        now=now,
        at=at,
        met=met,
        summed=_summed(notes),
        said=[Said(each.id, each.shown_at, _side(each.author, people), each.text) for each in said],
        brought=[
            Brought(
                item.id, item.at, _side(item.author, people), item.text, item.about, item.is_done
            )
            for item in fold_agenda(log)
        ],
        promised=[*_promises(messages, now), *_put_off(messages, met, at or now)],
        events=[*_alerts(log, chart), *_plans(log)],
        noted=[Noted(each.id, each.at, each.post.kind, each.post.on) for each in notes],
        contacts=[
            Contact(each.id, each.at, each.way, each.direction, each.text)
            for each in fold_contacts(chart)
            if each.text
        ],
        named=[
            Named(each.id, named.appointment, named.at)
            for each in said
            if isinstance(each.post, Text)
            for named in each.post.named
        ],
        stars={"client": sorted(theirs.stars), "team": sorted(marks.stars)},
        tags={of: list(tags) for of, tags in marks.tags.items()},
        measured=list(_totals(fold_measured(log, people))),
    )


def _totals(measured: Measured) -> Iterator[Totalled]:
    for series in measured.series:
        for each in series.results:
            if each.total is not None:
                form, step = measured.forms[series.measure, each.version], each.since_last
                yield Totalled(
                    id=each.entry,
                    at=each.received_at,
                    client=series.author,
                    measure=series.measure,
                    version=each.version,
                    total=each.total,
                    highest=form.score.highest,
                    band=each.band,
                    by=step.points if step else None,
                    change=step.change if step else "",
                )


def _sessions(case: Case, around: datetime) -> list[Appointment]:
    try:
        every = Appointments(case.connection.http).between(around - BACK, around + AHEAD)
        return [each for each in every if each.space_id == case.id and each.state != "cancelled"]
    except Unreachable:
        return []


def _session_for(
    sessions: Sequence[Appointment], at: datetime | None, now: int
) -> Appointment | None:
    return next(
        (e for e in sessions if (e.starts_at == at if at else to_ms(e.ends_at) > now)), None
    )


def _side(author: str, people: People) -> By:
    return "client" if people.role(author) == "client" else "team"


def _summed(notes: Sequence[SignedNote]) -> int:
    summary = next((each for each in notes if each.post.kind == "summary"), None)
    if summary is None:
        return 0
    return summary.post.facts.until if summary.post.facts else summary.at


def _promises(messages: Sequence[Message], now: int) -> list[Promised]:
    return [
        Promised(each.id, each.shown_at, each.until, each.text, state)
        for each in messages
        if (state := promise_state(each, messages, now))
    ]


def _put_off(messages: Sequence[Message], met: int, until: int) -> list[Promised]:
    """Return what was put off to the session that is being prepared."""
    return [
        Promised(each.id, each.shown_at, until, "", "due")
        for each in messages
        if isinstance(each.post, Happening) and each.text == IN_SESSION and each.shown_at >= met
    ]


def _alerts(log: Sequence[Opened], chart: Sequence[Opened]) -> list[Event]:
    outcomes = {each.event.of: each.event.outcome for each in fold_events(chart)}
    return [
        Event(
            "alert",
            each.id,
            to_ms(each.received_at),
            outcomes.get(each.id) or ("answered" if each.is_answered else ""),
        )
        for each in fold_urgent(log)
    ]


def _plans(log: Sequence[Opened]) -> list[Event]:
    return [Event("plan", each.id, to_ms(each.received_at), "") for each in fold_plans(log)]
