"""When an appointment may be set in a thread: open hours without what is taken."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.server.appointments.queries import appointments as queries
from meantime.server.appointments.queries import busy as busy_queries
from meantime.server.appointments.queries.appointments import Whose
from meantime.server.appointments.rules.slots import free_slots
from meantime.server.appointments.service.kept import load_between
from meantime.server.appointments.service.listing import good_span
from meantime.server.appointments.service.standing import demand_side
from meantime.server.boundaries.service.frames import frame_for
from meantime.server.kit.problems import Malformed
from meantime.server.practices import service as practices
from meantime.wire import appointments as wire

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from meantime.server.appointments.service.listing import Span
    from meantime.server.appointments.service.standing import Standing
    from meantime.server.boundaries.rules.days import Period
    from meantime.server.kit.unit import Unit

USUAL_MINUTES: Final = 50
NOTICE: Final = timedelta(hours=24)  # a client asks for nothing sooner
LONGEST: Final = 8 * 60


def list_slots(unit: Unit, space_id: str, span: Span, minutes: int) -> wire.Slots:
    """Return what is free of the responsible clinician. Raises NotFound, NotPermitted, Malformed.

    A client is shown slots as long as their appointments are, none within NOTICE.
    """
    standing = demand_side(unit, space_id)
    if not 0 <= minutes <= LONGEST:
        raise Malformed(fields={"minutes": f"must be at most {LONGEST}"})
    if standing.role == "client" or not minutes:
        minutes = minutes_in(unit, standing)
    found = slots_of(unit, standing, good_span(span), minutes)
    return wire.Slots(
        zone=zone_of(unit, standing.clinician_id),
        minutes=minutes,
        clinician_id=standing.clinician_id,
        slots=found,
    )


def slots_of(unit: Unit, standing: Standing, span: Period, minutes: int) -> list[datetime]:
    """Return the free slots of the thread's clinician; none where nobody has set hours."""
    frame = frame_for(unit, standing.practice_id, standing.clinician_id)
    soonest = unit.now + (NOTICE if standing.role == "client" else timedelta())
    after, until = max(span[0], soonest), span[1]
    if frame is None or after >= until:
        return []
    taken = taken_of(unit, standing, after, until)
    return list(free_slots(frame, taken, (after, until), timedelta(minutes=minutes)))


def taken_of(unit: Unit, standing: Standing, after: datetime, until: datetime) -> Iterator[Period]:
    whose = Whose(standing.practice_id, clinician_id=standing.clinician_id)
    for kept in load_between(unit, whose, after, until):
        for one in kept.between(after, until):
            if not one.each.is_cancelled:
                yield one.each.starts_at, one.each.ends_at
    yield from busy_queries.times_between(
        unit, standing.practice_id, standing.clinician_id, after, until
    )


def minutes_in(unit: Unit, standing: Standing) -> int:
    """Return how long a thread's appointments take: as the longest-lasting series of today."""
    coming = queries.coming_in(unit, standing.practice_id, standing.space_id)
    return max(coming, key=lambda row: row.ends_at).minutes if coming else USUAL_MINUTES


def zone_of(unit: Unit, clinician_id: str) -> str:
    """Return the zone of a clinician's hours, else of the practice."""
    frame = frame_for(unit, unit.caller.practice_id, clinician_id)
    return frame.zone if frame else practices.show_practice(unit).details.zone
