"""Appointments that a reply names: in words, and whether they still stand.

In `named` of a text an appointment is called `id/2026-12-03`: its series and its local day there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from meantime.protocol.posts import Text
from meantime.protocol.reply_posts import Named
from meantime.replying.times import session_words, standing
from meantime.sdk.folds.messages import EPOCH, MILLISECOND, to_ms

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from meantime.replying.times import Standing
    from meantime.sdk.appointments import Appointments
    from meantime.sdk.folds.messages import Message
    from meantime.wire.appointments import Appointment

REACH: Final = timedelta(days=49)  # the calendar is asked for at most 100 days at once
MINUTES: Final = 60


@dataclass(frozen=True, slots=True)
class NamedAgain:
    """A time that a message named and that no longer holds; `now_at` (ms) is None if cancelled."""

    message: Message
    named: Named
    now_at: int | None
    standing: Standing


def session_at(at: datetime, zone: ZoneInfo, now: datetime, locale: str) -> str:
    """Return when a session is in words, "Thursday at 3:00 pm", by the clock of `zone`."""
    there, today = at.astimezone(zone), now.astimezone(zone)
    days_off = (there.date() - today.date()).days
    minute = there.hour * MINUTES + there.minute
    return session_words(there.date().isoformat(), minute, there.weekday(), days_off, locale)


def appointment_words(one: Appointment, now_ms: int, locale: str) -> str:
    """Return when an appointment is, in words, by its own clock."""
    now = EPOCH + now_ms * MILLISECOND
    return session_at(one.starts_at, ZoneInfo(one.zone), now, locale)


def naming(one: Appointment) -> Named:
    """Return what a text carries that names an appointment as it stands now."""
    return Named(appointment=_name(one), at=to_ms(one.starts_at))


def named_again(
    messages: Iterable[Message], calendar: Appointments, now_ms: int
) -> list[NamedAgain]:
    """Return what messages named and no longer holds, by the calendar.

    Of one appointment the newest word counts: whoever said it anew has put the others right.
    Raises as `between`.
    """
    newest = {
        each.appointment: (message, each)
        for message in messages
        if isinstance(message.post, Text) and not message.is_withdrawn
        for each in message.post.named
    }
    named = [one for one in newest.values() if abs(one[1].at - now_ms) * MILLISECOND < REACH]
    if not named:
        return []
    now = EPOCH + now_ms * MILLISECOND
    every = calendar.between(now - REACH, now + REACH)
    stand = {_name(one): to_ms(one.starts_at) for one in every if one.state != "cancelled"}
    found = []
    for message, each in named:
        now_at = stand.get(each.appointment)
        how = standing(each.at, now_at, message.shown_at, now_ms)
        if how != "stands":
            found.append(NamedAgain(message, each, now_at, how))
    return found


def _name(one: Appointment) -> str:
    return f"{one.id}/{one.day.isoformat()}"
