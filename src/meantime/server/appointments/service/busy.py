"""When a clinician is busy elsewhere, as one calendar of theirs says. Only from and until is kept.

What was read last stays until something better is read, and it is said since when it stands.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from meantime.server.appointments.queries import busy as queries
from meantime.server.appointments.rules.busy import AHEAD
from meantime.server.appointments.service.feeds import caller_id
from meantime.server.appointments.service.slots import zone_of
from meantime.server.kit.outbox.posting import NewMessage, post_message
from meantime.server.kit.timers.setting import NewTimer, cancel_timer, set_timer
from meantime.server.practices import service as practices
from meantime.wire import appointments as wire

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.boundaries.rules.days import Period
    from meantime.server.kit.timers.queries import Timer
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import SeatsChanged

BUSY: Final = "busy"  # the timer's kind, the outbox's channel, and what the address is sealed for
EVERY: Final = timedelta(hours=1)


class Source(NamedTuple):
    """A calendar to fetch. `set_at` tells it from one that is set meanwhile."""

    address: str
    zone: str
    set_at: datetime


def show_busy(unit: Unit, key: ServerKey) -> wire.BusyCalendar:
    """Return what is known of the caller's own calendar. Raises NotPermitted."""
    me = setter_id(unit)
    row = queries.calendar_of(unit, unit.caller.practice_id, me)
    if row is None:
        return wire.BusyCalendar(host="", read_at=None, fault="", times=[])
    times = queries.times_between(unit, row.practice_id, me, unit.now, unit.now + AHEAD)
    return wire.BusyCalendar(
        host=urlsplit(key.open_for(BUSY, row.sealed_address)).hostname or "",
        read_at=row.read_at,
        fault=row.fault,
        times=[wire.BusyTime(starts_at=start, ends_at=end) for start, end in times],
    )


def zone_for_busy(unit: Unit) -> str:
    """Return the zone of times without one in the caller's calendar. Raises NotPermitted."""
    return zone_of(unit, setter_id(unit))


def set_busy(unit: Unit, key: ServerKey, source: Source, times: list[Period]) -> wire.BusyCalendar:
    """Keep the caller's calendar, which was just read. Raises NotPermitted."""
    me, practice_id = setter_id(unit), unit.caller.practice_id
    values = {
        "sealed_address": key.seal_for(BUSY, source.address),
        "zone": source.zone,
        "set_at": unit.now,
        "read_at": unit.now,
        "fault": "",
    }
    queries.put_calendar(unit, practice_id, me, values)
    queries.put_times(unit, practice_id, me, times)
    set_timer(unit, NewTimer(practice_id, BUSY, me, unit.now + EVERY, f"{BUSY}/{me}"))
    unit.audit("busy_calendar.set", subject=me)
    return show_busy(unit, key)


def end_busy(unit: Unit) -> None:
    """Forget the caller's calendar and what it said. Raises NotPermitted."""
    me = setter_id(unit)
    if forget_busy(unit, unit.caller.practice_id, me):
        unit.audit("busy_calendar.ended", subject=me)


def forget_busy(unit: Unit, practice_id: str, clinician_id: str) -> bool:
    """Forget somebody's calendar. Returns whether there was one."""
    cancel_timer(unit, practice_id, f"{BUSY}/{clinician_id}")
    return queries.delete_calendar(unit, practice_id, clinician_id)


def forget_busy_of_leavers(unit: Unit, event: SeatsChanged) -> None:
    """Hear that seats have changed: the calendar of a colleague who left is gone."""
    for seat_id in event.removed if event.type == "practice" else ():
        if not practices.is_staff(unit, event.practice_id, seat_id):
            forget_busy(unit, event.practice_id, seat_id)


def fetch_again(unit: Unit, timer: Timer) -> datetime | None:
    """Have a calendar fetched when its timer is due; what was missed meanwhile is not made up."""
    post_message(unit, NewMessage(timer.practice_id, BUSY, timer.subject, BUSY))
    return max(timer.due_at, unit.now) + EVERY


def source_of(unit: Unit, key: ServerKey, practice_id: str, clinician_id: str) -> Source | None:
    """Return what to fetch, None if nothing is set any more."""
    row = queries.calendar_of(unit, practice_id, clinician_id)
    return row and Source(key.open_for(BUSY, row.sealed_address), row.zone, row.set_at)


def note_read(
    unit: Unit, whose: tuple[str, str], source: Source, times: list[Period] | None, fault: str
) -> None:
    """Note what was read, or why nothing was: then what was read last stays."""
    row = queries.calendar_of(unit, *whose)
    if row is None or row.set_at != source.set_at:
        return
    if times is None:
        queries.update_calendar(unit, *whose, {"fault": fault})
        return
    queries.update_calendar(unit, *whose, {"fault": "", "read_at": unit.now})
    queries.put_times(unit, *whose, times)


def setter_id(unit: Unit) -> str:
    """Return the caller's account. Raises NotPermitted unless they are staff."""
    practices.demand_staff(unit)
    return caller_id(unit)
