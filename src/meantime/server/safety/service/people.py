"""Who stands on which rung of a thread now, and by which hours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from meantime.server.boundaries.rules import periods as periods_rules
from meantime.server.boundaries.rules import windows as windows_rules
from meantime.server.boundaries.service.covers import acting_in
from meantime.server.practices import service as practices
from meantime.server.safety.rules.course import Hours
from meantime.server.safety.rules.people import People
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.boundaries.rules.frames import Frame
    from meantime.server.kit.unit import Unit
    from meantime.server.safety.rules.ladder import Ladder

ALWAYS_THERE = Hours(is_open=True, reads_at=None, usual_at=None)


class Standing(NamedTuple):
    """Who is concerned by a thread now, and when whoever acts there is there; `zone` is theirs."""

    people: People
    hours: Hours
    zone: str


def standing_in(unit: Unit, place: tuple[str, str], ladder: Ladder, at: datetime) -> Standing:
    """Return who is concerned by a thread now, and their hours as they were `at` an instant.

    `place` is the practice and the space. Who has set no hours is taken to be there.
    """
    practice_id, space_id = place
    acting = acting_in(unit, practice_id, space_id)
    people = People(
        staff=practices.roles_of(unit, practice_id),
        seated=tuple(spaces.clinicians_of(unit, practice_id, space_id)),
        responsible=acting.responsible,
        acting=acting.who,
        on_call=ladder.on_call,
    )
    frame = acting.frame
    hours = hours_of(frame, at) if frame else ALWAYS_THERE
    return Standing(people, hours, frame.zone if frame else "")


def hours_of(frame: Frame, at: datetime) -> Hours:
    closed = periods_rules.closed_period(frame, at)
    is_there = closed is None or closed.is_break(ZoneInfo(frame.zone))
    usual = replace(frame, closures=())
    reads_at, usual_at = (windows_rules.next_window(each, at) for each in (frame, usual))
    return Hours(is_there, reads_at, usual_at)
