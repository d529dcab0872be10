"""A calendar as other programs read it: when somebody has an appointment, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from icalendar import Calendar, Event

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from meantime.server.appointments.rules.series import Occurrence

Locale = Literal["en", "es"]

BEFORE: Final = timedelta(days=30)  # how much of the past a feed has
AHEAD: Final = timedelta(days=183)
OFTEN: Final = "PT1H"  # how long a program may wait until it asks again
TITLES: Final[dict[str, str]] = {"en": "Appointment", "es": "Cita"}  # all that is said of one


def write_feed(found: Iterable[tuple[str, Occurrence]], locale: str, now: datetime) -> bytes:
    """Return a calendar (RFC 5545) of (series id, one of it); cancelled ones are left out.

    All times are in UTC, so that no program need know our zones.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Meantime//EN")
    calendar.add("version", "2.0")
    calendar.add("x-published-ttl", OFTEN)
    for id_, each in found:
        if not each.is_cancelled:
            calendar.add_component(_event(id_, each, TITLES[locale], now))
    written: bytes = calendar.to_ical()
    return written


def _event(id_: str, each: Occurrence, title: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{id_}-{each.day.isoformat()}@meantime")
    event.add("dtstamp", now.replace(microsecond=0))
    event.add("dtstart", each.starts_at)
    event.add("dtend", each.ends_at)
    event.add("summary", title)
    event.add("class", "PRIVATE")
    return event
