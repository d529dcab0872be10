"""Answers outside of hours: for reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from meantime.server.boundaries.queries.answers import answers_between
from meantime.server.boundaries.rules.periods import is_open
from meantime.server.boundaries.service.covers import frames_in

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from meantime.server.kit.unit import Unit


class OffHours(NamedTuple):
    """How many answers showed outside of hours, of all; to how many people."""

    off: int
    total: int
    people: int


def answered_off_hours(
    unit: Unit, practice_id: str, between: tuple[datetime, datetime], but: Collection[str] = ()
) -> OffHours:
    """Return how many answers showed outside of hours, of all that showed `between` two instants.

    None in the threads `but`. By the hours of today; who has set none has none to answer outside.
    """
    frame_of = frames_in(unit, practice_id)
    found = [
        (not is_open(frame, each.shows_at), each.client_id)
        for each in answers_between(unit, practice_id, between, but)
        if (frame := frame_of(each.clinician_id))
    ]
    return OffHours(sum(is_off for is_off, _ in found), len(found), len({who for _, who in found}))
