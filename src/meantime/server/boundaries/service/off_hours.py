"""Answers outside of hours: for reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.boundaries.queries.clocks import answers_between
from meantime.server.boundaries.rules.periods import is_open
from meantime.server.boundaries.service.frames import frame_for

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from meantime.server.kit.unit import Unit


def answered_off_hours(
    unit: Unit, practice_id: str, between: tuple[datetime, datetime], but: Collection[str] = ()
) -> tuple[int, int]:
    """Return how many answers showed outside of hours, of all that showed `between` two instants.

    None in the threads `but`. By the hours of today; who has set none has none to answer outside.
    """
    off = total = 0
    for at, clinician_id in answers_between(unit, practice_id, between, but):
        frame = frame_for(unit, practice_id, clinician_id)
        total += frame is not None
        off += frame is not None and not is_open(frame, at)
    return off, total
