"""Whether a code for online assessments may fit what was written: mostly not, and why.

Nothing is submitted. Minutes and sessions are the server's word, who wrote first and how urgently
is what was signed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from meantime.fees.digital_visits import DAYS, check
from meantime.fees.exchanges import Message, Review, Thread, exchanges
from meantime.fees.payers import Restriction
from meantime.sdk.appointments import Appointments
from meantime.sdk.folds.homework import local_day
from meantime.sdk.record_requests import zone_of
from meantime.wire import billing as wire

if TYPE_CHECKING:
    from meantime.fees.digital_visits import Exchange, Verdict
    from meantime.sdk.folds.fees import Fees
    from meantime.sdk.threads import Thread as Conversation

BEFORE: Final = timedelta(days=DAYS)


@dataclass(frozen=True, slots=True)
class Known:
    """What only a clinician knows: that it needed judgement, and that the client agreed to it."""

    needs_evaluation: bool
    has_consent: bool
    is_established: bool = True


@dataclass(frozen=True, slots=True)
class Checked:
    """An exchange of messages and what became of it."""

    exchange: Exchange
    verdict: Verdict


def check_codes(
    thread: Conversation, fees: Fees, month: date, known: Known, *, visits_count: bool = True
) -> list[Checked]:
    """Return the exchanges that began in a month, each with why a code does not fit, or may.

    Without `visits_count` the practice's payer does not look at sessions. Raises ProblemError.
    """
    today = date.fromisoformat(local_day(zone_of(thread.connection), thread.now_ms()))
    first = month.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    found = exchanges(
        Thread(
            messages=_messages(thread, fees),
            reviews=_reviews(thread, first),
            sessions=_sessions(thread, first, after) if visits_count else (),
            restrictions=_restrictions(thread, fees),
        )
    )
    return [
        Checked(each, check(each, today))
        for each in (_with(each, known) for each in found)
        if first <= each.reviewed_on < after
    ]


def _with(exchange: Exchange, known: Known) -> Exchange:
    return replace(
        exchange,
        needs_evaluation=known.needs_evaluation,
        has_consent=known.has_consent,
        is_established=known.is_established,
    )


def _messages(thread: Conversation, fees: Fees) -> list[Message]:
    """Return who wrote when without answering."""
    zone, answers = zone_of(thread.connection), {each.id for each in fees.replies}
    return [
        Message(
            date.fromisoformat(local_day(zone, each.shown_at)),
            is_by_client=each.role == "client",
            attention=each.attention,
        )
        for each in thread.messages()
        if each.attention and not each.is_withdrawn and each.id not in answers
    ]


def _reviews(thread: Conversation, first: date) -> list[Review]:
    """Return the time that was confirmed in a month, in the one before and in the one after."""
    http, path = thread.connection.http, f"/spaces/{thread.id}/replies"
    months = ((first - timedelta(days=1)).replace(day=1), first, _next(first))
    return [
        Review(each.on, each.seconds)
        for month in months
        for each in http.get(path, wire.ReplyPage, month=month.isoformat()).minutes
    ]


def _sessions(thread: Conversation, first: date, after: date) -> list[date]:
    """Return the local days of sessions that were not cancelled, a week around the month too."""
    zone = ZoneInfo(zone_of(thread.connection))
    since, until = (
        datetime.combine(day, time.min, zone).astimezone(UTC)
        for day in (first - BEFORE, after + 2 * BEFORE)
    )
    calendar = Appointments(thread.connection.http)
    return [
        each.starts_at.astimezone(zone).date()
        for each in calendar.in_thread(thread.id, since, until)
        if each.state != "cancelled"
    ]


def _restrictions(thread: Conversation, fees: Fees) -> list[Restriction]:
    said = fees.restriction
    if said is None or not said.post.is_on:
        return []
    day = local_day(zone_of(thread.connection), said.at)
    return [Restriction(date.fromisoformat(day))]


def _next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
