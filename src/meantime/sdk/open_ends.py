"""What is open with a client: what would be left lying as care ends or goes to a colleague."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.sdk.appointments import Appointments
from meantime.sdk.errors import SdkError, Unreachable
from meantime.sdk.folds.agenda import fold_agenda
from meantime.sdk.folds.charts import fold_events
from meantime.sdk.folds.endings import fold_endings
from meantime.sdk.folds.messages import EPOCH, MILLISECOND, fold_messages
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.promises import promise_state
from meantime.sdk.folds.reply_drafts import fold_drafts
from meantime.sdk.folds.safety import FOR_EVER, fold_urgent
from meantime.sdk.folds.unanswered import fold_unanswered

if TYPE_CHECKING:
    from meantime.sdk.cases import Case
    from meantime.sdk.folds.agenda import AgendaItem
    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.reply_drafts import DraftReply
    from meantime.sdk.folds.safety import Urgent
    from meantime.sdk.threads import Thread
    from meantime.wire.appointments import Appointment

AHEAD: Final = timedelta(days=99)  # the calendar is asked for at most 100 days at once
OPEN: Final = frozenset({"due", "broken"})


@dataclass(frozen=True, slots=True)
class OpenEnds:
    """Each oldest first. `planned` is what is to be shown to the client later.

    `waiting` are messages that nobody has answered, `alerts` those of which nobody has said what
    came, `drafts` what waits for a supervisor.
    """

    waiting: list[Message]
    alerts: list[Urgent]
    promises: list[Message]
    drafts: list[DraftReply]
    planned: list[Message]
    agenda: list[AgendaItem]
    appointments: list[Appointment]

    @property
    def needs_word(self) -> bool:
        """Whether it has to be said why care ends before this was answered."""
        return bool(self.waiting or self.alerts)


def thread_of(case: Case) -> Thread:
    """Return the thread of a client. Raises SdkError without a seat in it, and to clients."""
    if case.thread is None:
        raise SdkError("You have no seat in the conversation with this client.")
    if case.thread.my_role() not in {"clinician", "practice"}:
        raise SdkError("Only a clinician of this conversation or the practice can do this.")
    return case.thread


def open_ends(case: Case) -> OpenEnds:
    """Return what is open, as this device knows it; appointments by the server's word."""
    thread = thread_of(case)
    log, now = thread.opened(), thread.now_ms()
    chart = case.chart.opened() if case.chart else []
    people = fold_people(log)
    every = fold_messages(log, "", FOR_EVER)
    shown = [each for each in every if each.show_at <= now]
    ended = {each.event.of for each in fold_events(chart)}
    return OpenEnds(
        waiting=fold_unanswered(every, fold_endings(log, people)),
        alerts=[each for each in fold_urgent(log) if each.id not in ended],
        promises=[each for each in shown if promise_state(each, every, now) in OPEN],
        drafts=[each for each in fold_drafts(chart, every, people) if each.state == "waiting"],
        planned=[each for each in every if each.show_at > now and not each.is_withdrawn],
        agenda=[each for each in fold_agenda(log) if not each.is_done],
        appointments=_appointments(case, now),
    )


def _appointments(case: Case, now_ms: int) -> list[Appointment]:
    now = EPOCH + now_ms * MILLISECOND
    try:
        every = list(Appointments(case.connection.http).in_thread(case.id, now, now + AHEAD))
    except Unreachable:
        return []
    return [each for each in every if each.state != "cancelled"]
