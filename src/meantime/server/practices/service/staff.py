"""Staff, what the server lets them do, and who answers for a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.kit.problems import NotFound, NotPermitted
from meantime.server.practices.queries import staff as queries
from meantime.server.practices.rules import in_order, may_hand_over
from meantime.server.practices.service.practices import demand_custodian, demand_staff
from meantime.server.spaces import service as spaces
from meantime.wire.practices import PermissionsChange, Staff, StaffMember

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit


def list_staff(unit: Unit) -> Staff:
    """Return who is of the practice today, to staff. Raises NotPermitted."""
    demand_staff(unit)
    return Staff(
        staff=[
            StaffMember(
                account_id=row.account_id,
                role=row.role,
                permissions=row.permissions,
                since=row.since,
            )
            for row in queries.staff_of(unit, unit.caller.practice_id)
        ]
    )


def change_permissions(unit: Unit, account_id: str, change: PermissionsChange) -> None:
    """Replace what a member of staff may do. Raises NotPermitted, NotFound."""
    demand_custodian(unit)
    permissions = in_order(change.permissions)
    if not queries.set_permissions(unit, unit.caller.practice_id, account_id, permissions):
        raise NotFound
    unit.audit("staff.permissions_changed", subject=account_id)


def set_responsible(unit: Unit, space_id: str, account_id: str) -> None:
    """Hand a thread over to another of its clinicians.

    Raises NotFound, NotPermitted unless the caller is responsible now, a custodian or the
    practice's own seat, and Malformed if `account_id` is no clinician of the thread.
    """
    actor = unit.caller
    space = spaces.read_space(unit, space_id)
    role = queries.staff_role(unit, actor.practice_id, actor.seat_id)
    if not may_hand_over(role, space.role, is_responsible=space.responsible == actor.seat_id):
        raise NotPermitted
    spaces.set_responsible(unit, space_id, account_id)
