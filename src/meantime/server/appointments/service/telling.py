"""Telling the other side that the calendar has changed, without a word of content."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.server.boundaries.rules.windows import next_window
from meantime.server.boundaries.service.frames import frame_for
from meantime.server.notices import service as notices
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.kit.unit import Unit

BEFOREHAND: Final = timedelta(hours=1)  # a clinician knows by then what has become of a meeting


def tell(unit: Unit, space_id: str, clinician_id: str, about: str, starts_at: datetime) -> None:
    """Keep a notice for client and clinician, but not for whoever has just done it.

    A clinician hears at the next review, at the latest an hour before it concerns them.
    """
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    place = (practice_id, space_id)
    for seat_id in spaces.clients_of(unit, practice_id, space_id):
        if seat_id != me:
            notices.tell_of(unit, place, seat_id, about, unit.now)
    if clinician_id != me:
        frame = frame_for(unit, practice_id, clinician_id)
        reads_at = (frame and next_window(frame, unit.now)) or unit.now
        due_at = max(unit.now, min(reads_at, starts_at - BEFOREHAND))
        notices.tell_of(unit, place, clinician_id, about, due_at)
