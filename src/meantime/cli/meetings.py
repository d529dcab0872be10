"""Times and places in lists, as people type and read them at a terminal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import click

if TYPE_CHECKING:
    from meantime.sdk import Person
    from meantime.wire.appointments import Appointment

TIME: Final = click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"])
WEEKS: Final = click.IntRange(1, 14)
NUMBER: Final = click.IntRange(1)


def now_of(me: Person) -> datetime:
    return datetime.fromtimestamp(me.connection.http.now_ms() / 1000, UTC)


def instant(shown: datetime, zone: str) -> datetime:
    """Return when a clock in `zone` shows that."""
    return shown.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def clock(at: datetime, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%a %d %b %Y %H:%M}"


def appointments_of(me: Person, weeks: int) -> list[Appointment]:
    return list(me.appointments.between(now_of(me), now_of(me) + timedelta(weeks=weeks)))


def pick_appointment(me: Person, number: int) -> Appointment:
    """Return the one of this number in the longest list. Raises UsageError."""
    every = appointments_of(me, WEEKS.max or 1)
    if number > len(every):
        raise click.UsageError("No such appointment. `meantime appointments list` shows them.")
    return every[number - 1]
