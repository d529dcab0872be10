"""Telling somebody that they are needed now: by every way they have, at any hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.notices.queries import notices as queries
from meantime.server.notices.queries.notices import Person
from meantime.server.notices.service import ways as ways_out
from meantime.server.notices.service.choices import choices_of

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.kit.unit import Unit
    from meantime.server.notices.service.ways import Ways


def tell_urgently(
    unit: Unit, ways: Ways, place: tuple[str, str], seat_id: str, about: str
) -> list[str]:
    """Tell somebody at once that they are needed; return the ids of the messages that leave.

    `place` is the practice and the space, `about` the id of what it is. Neither the time of day
    that they chose nor their quiet hours count.
    """
    practice_id, space_id = place
    person = Person(practice_id, seat_id)
    values = {"space_id": space_id, "entry_id": about, "is_urgent": 1}
    now = unit.now
    queries.insert_notice(unit, person, values, shown_at=now, due_at=now, left_at=now)
    return ways_out.send_notice(unit, person, ways, choices_of(unit, person), "urgent")


def forget_waking(unit: Unit, place: tuple[str, str], seat_id: str, at: datetime) -> None:
    """Take back that somebody was told urgently `at` an instant: none of its messages left.

    Else they would count as told, and hear of nothing more until they come by.
    """
    practice_id, space_id = place
    queries.delete_urgent(unit, Person(practice_id, seat_id), space_id, at)


def has_way(unit: Unit, ways: Ways, practice_id: str, seat_id: str) -> bool:
    """Tell whether anything can be told to somebody who is not in the app."""
    person = Person(practice_id, seat_id)
    return ways_out.has_way(unit, person, ways, choices_of(unit, person))
