"""What a practice says of itself, and who may change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from meantime.server.kit.problems import Malformed, NotFound, NotPermitted
from meantime.server.practices.queries import practices as queries
from meantime.server.practices.queries.staff import permissions_of, staff_role
from meantime.server.practices.rules import wrong_details
from meantime.wire.practices import Practice, PracticeDetails

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit

DETAILS = PracticeDetails.__struct_fields__
BOOKKEEPERS: Final = frozenset({"owner", "biller"})


def show_practice(unit: Unit) -> Practice:
    """Return the caller's practice, also to an invitation. Raises NotFound."""
    row = queries.practice_of(unit, unit.caller)
    if row is None:
        raise NotFound
    details = {name: getattr(row, name) for name in DETAILS}
    return Practice(id=row.practice_id, details=PracticeDetails(**details))


def change_practice(unit: Unit, details: PracticeDetails) -> Practice:
    """Replace what the practice says of itself. Raises NotPermitted, Malformed."""
    demand_custodian(unit)
    demand_good(details)
    practice_id = unit.caller.practice_id
    queries.update_practice(unit, practice_id, msgspec.structs.asdict(details))
    unit.audit("practice.changed", subject=practice_id)
    return Practice(id=practice_id, details=details)


def demand_good(details: PracticeDetails) -> None:
    """Raise Malformed unless a practice may say this of itself."""
    if wrong := wrong_details(details):
        raise Malformed(fields=wrong)


def is_staff(unit: Unit, practice_id: str, account_id: str) -> bool:
    """Tell whether somebody is of the practice today."""
    return staff_role(unit, practice_id, account_id) is not None


def demand_staff(unit: Unit) -> None:
    """Raise NotPermitted unless the caller is of the practice today."""
    if staff_role(unit, unit.caller.practice_id, unit.caller.seat_id) is None:
        raise NotPermitted


def demand_custodian(unit: Unit) -> None:
    """Raise NotPermitted unless the caller is a custodian today."""
    if staff_role(unit, unit.caller.practice_id, unit.caller.seat_id) != "custodian":
        raise NotPermitted


def demand_owner(unit: Unit) -> None:
    """Raise NotPermitted unless the caller decides about the practice: an owner, a custodian."""
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    is_custodian = staff_role(unit, practice_id, me) == "custodian"
    if not (is_custodian or "owner" in permissions_of(unit, practice_id, me)):
        raise NotPermitted


def keeps_calendars(unit: Unit) -> bool:
    """Tell whether the caller sets appointments for all of the practice's clinicians."""
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    is_custodian = staff_role(unit, practice_id, me) == "custodian"
    return is_custodian or "front_desk" in permissions_of(unit, practice_id, me)


def keeps_books(unit: Unit) -> bool:
    """Tell whether the caller sees to what the practice's clients pay: a biller, an owner."""
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    is_custodian = staff_role(unit, practice_id, me) == "custodian"
    return is_custodian or not BOOKKEEPERS.isdisjoint(permissions_of(unit, practice_id, me))
