"""A clinician's days with hours, so that their device can say when an answer leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.server.boundaries.rules.days import ONE_DAY, local_date, periods_of
from meantime.server.boundaries.rules.windows import windows_on
from meantime.server.boundaries.service.frames import frame_for
from meantime.server.practices import service as practices
from meantime.wire import boundaries as wire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.server.boundaries.rules.frames import Frame
    from meantime.server.kit.unit import Unit

PAST: Final = timedelta(weeks=4)
COMING: Final = timedelta(weeks=13)


def list_days(unit: Unit) -> wire.OpenDays:
    """Return the caller's days with hours, by the hours of now. Raises NotPermitted.

    Past ones as well: a closure that was taken out since counts as worked.
    """
    practices.demand_staff(unit)
    frame = frame_for(unit, unit.caller.practice_id, unit.caller.seat_id)
    if frame is None:
        zone = practices.show_practice(unit).details.zone
        return wire.OpenDays(zone=zone, is_set=False, days=[])
    return wire.OpenDays(zone=frame.zone, is_set=True, days=list(days_around(unit, frame)))


def days_around(unit: Unit, frame: Frame) -> Iterator[wire.OpenDay]:
    """Yield the days with hours around now, earliest first."""
    day, last = local_date(frame, unit.now - PAST), local_date(frame, unit.now + COMING)
    while day <= last:
        if periods := periods_of(frame, day):
            yield wire.OpenDay(on=day, periods=list(periods), windows=windows_on(frame, day))
        day += ONE_DAY
