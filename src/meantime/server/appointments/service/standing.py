"""Who the caller is to a thread's appointments: the client, somebody who sets them, or a reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from meantime.server.appointments.queries import appointments as queries
from meantime.server.kit.problems import NotFound, NotPermitted
from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

CARE = "care"


@dataclass(frozen=True, slots=True)
class Standing:
    """`setter` is a clinician of the thread, a custodian or the front desk."""

    practice_id: str
    space_id: str
    role: Literal["client", "setter", "reader"]
    clinician_id: str  # by whose hours the thread goes


def standing_in(unit: Unit, space_id: str) -> Standing:
    """Return what the caller is to a thread. Raises NotFound unless they are anything to it."""
    practice_id = unit.caller.practice_id
    responsible = spaces.responsible_of(unit, practice_id, space_id)
    if not responsible:
        raise NotFound
    if practices.keeps_calendars(unit):
        return Standing(practice_id, space_id, "setter", responsible)
    space = spaces.read_space(unit, space_id)
    if space.type != CARE or space.until_seq >= 0:
        raise NotFound
    match space.role:
        case "client":
            return Standing(practice_id, space_id, "client", responsible)
        case "clinician":
            return Standing(practice_id, space_id, "setter", responsible)
    return Standing(practice_id, space_id, "reader", responsible)


def demand_setter(unit: Unit, space_id: str) -> Standing:
    """Return what the caller is. Raises NotFound, NotPermitted unless they set appointments."""
    standing = standing_in(unit, space_id)
    if standing.role != "setter":
        raise NotPermitted
    return standing


def demand_side(unit: Unit, space_id: str) -> Standing:
    """Return what the caller is. Raises NotFound, NotPermitted for one who only reads."""
    standing = standing_in(unit, space_id)
    if standing.role == "reader":
        raise NotPermitted
    return standing


def find(unit: Unit, id_: str) -> tuple[Standing, Row[Any]]:
    """Return a series and what the caller is to it. Raises NotFound, NotPermitted for a reader."""
    row = queries.appointment_at(unit, unit.caller.practice_id, id_)
    if row is None:
        raise NotFound
    return demand_side(unit, row.space_id), row
