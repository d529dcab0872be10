"""What a note counts in its conversation, and whether it still fits: counted on this device."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec

from meantime.sdk.errors import SdkError
from meantime.sdk.folds.consents import fold_consents
from meantime.sdk.folds.measured import fold_measured
from meantime.sdk.folds.messages import fold_messages
from meantime.sdk.folds.note_facts import (
    Period,
    beside_in,
    count_facts,
    log_until,
    mismatches,
    period_end,
    readers_until,
    week_of,
)
from meantime.sdk.folds.notes import Moved, fold_notes, moved_since
from meantime.sdk.folds.notes_due import uncovered_by
from meantime.sdk.folds.people import fold_people
from meantime.sdk.note_measures import measure_lines
from meantime.sdk.practice_kept import practice_details
from meantime.sdk.reading_policy import day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.protocol.note_posts import Facts
    from meantime.sdk.cases import Case
    from meantime.sdk.folds.measured import Measured
    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.notes import SignedNote
    from meantime.sdk.folds.notes_due import Uncovered
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.spaces import Space
    from meantime.sdk.threads import Thread

NOBODY: Final = ""  # a message counts once everybody sees it, whoever counts


@dataclass(frozen=True, slots=True)
class Checked:
    """A note beside its conversation: what has moved since, and counts that do not match it.

    `can_count` is False without a seat in the conversation: then nothing is said of either.
    """

    moved: Moved
    wrong: list[str]
    can_count: bool = True

    @property
    def fits(self) -> bool:
        return self.moved == Moved() and not self.wrong


def notes_of(case: Case) -> list[SignedNote]:
    """Return the signed notes that this device knows, the newest first. Raises SdkError."""
    log = chart_of(case).opened()
    return fold_notes(log, fold_people(log))


def next_period(case: Case) -> Period:
    """Return the time since the last standing summary, or since the first message, until now."""
    thread = thread_of(case)
    messages = _messages(thread.opened(), thread.now_ms())
    ends = [
        each.post.facts.until for each in notes_of(case) if each.post.facts and not each.is_struck
    ]
    first = min((each.shown_at for each in messages), default=thread.now_ms())
    since = max(ends, default=first)
    return Period(since, max(since, period_end(messages, thread.now_ms())))


def facts_of(case: Case, period: Period, minutes: int = 0) -> Facts:
    """Return what is counted in a conversation's period; only the minutes are a person's word.

    The week is that of the period's last day, in the practice's zone. Raises SdkError without a
    seat in the conversation, and as `Http.get`.
    """
    thread = thread_of(case)
    log = log_until(thread.opened(), period.until)
    consents = [
        each.post
        for each in fold_consents(log, case.connection.practice_id)
        if each.post.role == "client"
    ]
    newest = max(consents, key=lambda each: each.at, default=None)
    agreed = newest is not None and newest.decision == "permit"
    return msgspec.structs.replace(
        _counted(case, log, period),
        measures=list(measure_lines(_measured(log), period, partial(local_day, case))),
        minutes=minutes,
        week=week_of(local_day(case, period.until - 1)),
        policy=newest.version if newest and agreed else 0,
        readers=readers_until(log, period.since),
    )


def check_note(case: Case, note: SignedNote) -> Checked:
    """Return what is to be said beside a note after looking into its conversation."""
    if case.thread is None:
        return Checked(Moved(), [], can_count=False)
    log, facts = case.thread.opened(), note.post.facts
    then = _messages(log_until(log, note.at), note.at)
    moved = moved_since(note.post, then, _messages(log, case.thread.now_ms()))
    if facts is None:
        return Checked(moved, [])
    period = Period(facts.since, facts.until)
    return Checked(moved, mismatches(facts, _counted(case, log_until(log, period.until), period)))


def uncovered_in(case: Case) -> Uncovered | None:
    """Return the messages of which no note speaks yet, None if there are none."""
    thread = thread_of(case)
    messages = _messages(thread.opened(), thread.now_ms())
    return uncovered_by(notes_of(case), messages, thread.people())


def local_day(case: Case, at_ms: int) -> str:
    """Return the local day of the practice at an instant. Raises as `Http.get`."""
    details = practice_details(case.connection)
    return day_of(at_ms, details.zone if details else "UTC").isoformat()


def chart_of(case: Case) -> Space:
    """Return the chart. Raises SdkError without one."""
    if case.chart is None:
        raise SdkError("This client has no chart that you may write in.")
    return case.chart


def thread_of(case: Case) -> Thread:
    """Return the conversation. Raises SdkError without a seat in it."""
    if case.thread is None:
        raise SdkError("You have no seat in the conversation with this client.")
    return case.thread


def _counted(case: Case, log: Sequence[Opened], period: Period) -> Facts:
    chart = case.chart.opened() if case.chart else []
    messages = _messages(log, period.until - 1)
    return count_facts(period, messages, fold_people(log), beside_in(chart))


def _messages(log: Sequence[Opened], now_ms: int) -> list[Message]:
    return fold_messages(log, NOBODY, now_ms)


def _measured(log: Sequence[Opened]) -> Measured:
    return fold_measured(log, fold_people(log))
