"""Keeping staff and invitations in step with the signed seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.accounts.service.accounts import waiting_under
from meantime.server.accounts.service.sign_ins import end_all_of
from meantime.server.kit.problems import NotPermitted
from meantime.server.practices.queries import invitations as invitation_queries
from meantime.server.practices.queries import staff as staff_queries
from meantime.server.practices.rules import first_permissions

if TYPE_CHECKING:
    from collections.abc import Callable

    from meantime.server.kit.hub import Hub
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import SeatsChanged


def follow_seats(hub: Hub) -> Callable[[Unit, SeatsChanged], None]:
    """Return the hearer that opens, uses or withdraws invitations, seats or unseats staff.

    It raises NotPermitted, as `demand_account`.
    """

    def hear(unit: Unit, event: SeatsChanged) -> None:
        if event.role == "invite":
            demand_account(unit, event)
        follow_invitations(unit, event)
        if event.type == "practice":
            follow_staff(unit, hub, event)

    return hear


def demand_account(unit: Unit, event: SeatsChanged) -> None:
    """Raise NotPermitted if somebody joins whose account another has replaced meanwhile.

    A link that is open on two devices makes two accounts, and the later one waits. The earlier
    one has no lock any more: whoever took the seat with it could never come back.
    """
    waiting = waiting_under(unit, event.practice_id, event.author)
    if waiting is not None and waiting not in {added.id for added in event.added}:
        raise NotPermitted


def follow_invitations(unit: Unit, event: SeatsChanged) -> None:
    for seat_id in event.removed:
        if invitation_queries.close_invitation(unit, event, seat_id):
            used = event.author == seat_id
            note(unit, event, "invitation.used" if used else "invitation.withdrawn", seat_id)
    for added in event.added:
        if added.role == "invite":
            invitation_queries.put_invitation(unit, event, added)
            note(unit, event, "invitation.opened", added.id)


def follow_staff(unit: Unit, hub: Hub, event: SeatsChanged) -> None:
    """Only who leaves for good is shown out: a change of role removes and adds at once."""
    seated = {added.id: added.role for added in event.added if added.role != "invite"}
    for seat_id in set(event.removed) - seated.keys():
        if staff_queries.delete_staff(unit, event.practice_id, seat_id):
            note(unit, event, "staff.removed", seat_id)
            end_all_of(unit, hub, event.practice_id, seat_id)
    for seat_id, role in seated.items():
        permissions = first_permissions(role)
        staff_queries.put_staff(unit, event.practice_id, seat_id, role, permissions)
        note(unit, event, "staff.seated", seat_id)


def note(unit: Unit, event: SeatsChanged, action: str, seat_id: str) -> None:
    unit.audit(action, subject=seat_id, practice_id=event.practice_id)
