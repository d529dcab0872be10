"""Who looks after a thread: its clinicians, and the practice's custodians."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.kit.problems import NotFound, NotPermitted
from meantime.server.practices.queries.staff import staff_role
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit

CUSTODIAN = "custodian"


def is_of_care_team(unit: Unit, space_id: str) -> bool:
    """Tell whether the caller reads a thread: as its clinician, or by the practice's seat."""
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    role = staff_role(unit, practice_id, me)
    if role == CUSTODIAN:
        return spaces.purpose_of(unit, practice_id, space_id) == "thread"
    return role is not None and me in spaces.clinicians_of(unit, practice_id, space_id)


def demand_care_team(unit: Unit, space_id: str) -> None:
    """Raise NotFound for who knows of no such thread, NotPermitted for who does not treat in it."""
    if is_of_care_team(unit, space_id):
        return
    space = spaces.read_space(unit, space_id)
    if space.type != "care" or space.until_seq >= 0:
        raise NotFound
    raise NotPermitted


def threads_seen(unit: Unit) -> list[str] | None:
    """Return the threads that the caller looks after, None for all. Raises NotPermitted."""
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    role = staff_role(unit, practice_id, me)
    if role is None:
        raise NotPermitted
    return None if role == CUSTODIAN else spaces.threads_of_clinician(unit, practice_id, me)
