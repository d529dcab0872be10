"""Response clocks: what a client's messages still wait for, and who hears when it is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from meantime.server.boundaries.rules.due import after_open_time, due_at, end_of_business_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from meantime.server.boundaries.rules.frames import Frame

INSTANT: Final = timedelta(microseconds=1)

State = Literal["running", "overdue", "stopped"]
Step = Literal["clinician", "cover", "owner"]


@dataclass(frozen=True, slots=True)
class Message:
    """A client's post in a thread. One of attention 0 asks for no answer and starts no clock.

    `withdrawn_at` is when its author took it back: from then on it waits for nothing.
    """

    entry_id: str
    seat_id: str
    received_at: datetime
    attention: int = 1
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A care team's post that answers or acknowledges `re`, from `shown_at` on.

    `withdrawn_at` is when its author took it back; before `shown_at`, nobody ever saw it.
    """

    re: str
    shown_at: datetime
    withdrawn_at: datetime | None = None

    @property
    def is_shown(self) -> bool:
        return self.withdrawn_at is None or self.withdrawn_at >= self.shown_at


@dataclass(frozen=True, slots=True)
class Clock:
    """A message's clock. `stops_at` is when an answer shows that covers it; it may lie ahead.

    Or when the message was withdrawn, if that came first.
    """

    entry_id: str
    started_at: datetime
    stops_at: datetime | None
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Ladder:
    """How long after the due date somebody else hears of it."""

    cover_after_hours: int = 4
    owner_after_days: int = 1


def clocks(frame: Frame, messages: Iterable[Message], answers: Iterable[Answer]) -> list[Clock]:
    """Return the clocks of one thread, in the order of its messages, which is that of the log.

    An answer to a message covers that client's earlier ones too, and nobody else's. Due dates
    come from `frame` as it is now: after a change of hours, each counts again from its start.
    Source: protocol.md, section 4, "What the server does with attention, show_at, re".
    """
    shown: dict[str, datetime] = {}
    for answer in answers:
        if answer.is_shown:
            shown[answer.re] = min(answer.shown_at, shown.get(answer.re, answer.shown_at))
    stops: dict[str, datetime] = {}  # by seat: when all up to the message at hand is answered
    found = []
    for message in reversed(list(messages)):
        known = (shown.get(message.entry_id), stops.get(message.seat_id))
        if times := [at for at in known if at is not None]:
            stops[message.seat_id] = min(times)
        if message.attention:
            started_at = message.received_at
            ends = (stops.get(message.seat_id), message.withdrawn_at)
            stops_at = min((at for at in ends if at is not None), default=None)
            due = due_at(frame, started_at)
            found.append(Clock(message.entry_id, started_at, stops_at, due))
    return found[::-1]


def state_of(clock: Clock, now: datetime) -> State:
    """Return how a clock stands at `now`. An answer that shows later has stopped nothing yet."""
    if clock.stops_at is not None and clock.stops_at <= now:
        return "stopped"
    return "overdue" if clock.due_at is not None and clock.due_at <= now else "running"


def is_breached(clock: Clock, now: datetime) -> bool:
    """Tell whether the promise was not kept: overdue, or answered only after the due date."""
    if clock.due_at is None or clock.stops_at is None or clock.stops_at > now:
        return state_of(clock, now) == "overdue"
    return clock.stops_at > clock.due_at


def steps(frame: Frame, due: datetime, ladder: Ladder) -> list[tuple[Step, datetime]]:
    """Return who hears that an answer is overdue, and when, UTC, in that order.

    The cover hears after so many open hours; the owner at the end of the business day so many
    after the one in which it fell due, never before the cover. A step that no opening brings
    within a year is left out.
    """
    found: list[tuple[Step, datetime]] = [("clinician", due)]
    cover = after_open_time(frame, due, timedelta(hours=ladder.cover_after_hours))
    # An instant earlier, because a day that closes as the answer falls due is still that day.
    owner = end_of_business_day(frame, due - INSTANT, ladder.owner_after_days + 1)
    if cover is not None:
        found.append(("cover", cover))
    if owner is not None:
        found.append(("owner", owner if cover is None else max(owner, cover)))
    return found


def step_of(frame: Frame, clock: Clock, now: datetime, ladder: Ladder) -> Step | None:
    """Return the highest step that an overdue clock has reached; None if it is not overdue."""
    if clock.due_at is None or state_of(clock, now) != "overdue":
        return None
    return [who for who, at in steps(frame, clock.due_at, ladder) if at <= now][-1]
