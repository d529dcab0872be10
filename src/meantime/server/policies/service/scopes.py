"""What a policy is for, and who decides about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.kit.problems import Malformed, NotFound, NotPermitted
from meantime.server.policies.queries.versions import Place, Scope
from meantime.server.practices import service as practices
from meantime.server.practices.service.care_team import CUSTODIAN, demand_care_team
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.wire import policies as wire


def scope_of(unit: Unit, said: wire.Scope) -> Scope:
    """Return the scope that the caller may decide about.

    Custodians decide for the practice and for everybody, clinicians for themselves, and for a
    thread whoever answers for it. Raises NotPermitted, NotFound, Malformed.
    """
    scope = Scope(unit.caller.practice_id, said.scope_kind, said.scope_id)
    match said.scope_kind:
        case "practice":
            practices.demand_custodian(unit)
            if said.scope_id:
                raise Malformed(fields={"scope_id": "is empty for the practice"})
        case "clinician":
            demand_for_clinician(unit, said.scope_id)
        case "thread":
            demand_responsible(unit, said.scope_id)
    return scope


def demand_for_clinician(unit: Unit, clinician_id: str) -> None:
    """Raise NotPermitted unless this is the caller, or they are a custodian; NotFound for no staff.

    To whoever is not of the practice both look alike.
    """
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    role = practices.staff_role(unit, practice_id, me)
    if role is None or (clinician_id != me and role != CUSTODIAN):
        raise NotPermitted
    if not practices.is_staff(unit, practice_id, clinician_id):
        raise NotFound


def demand_responsible(unit: Unit, space_id: str) -> Place:
    """Return a thread for which the caller answers, or of which they are a custodian.

    Raises NotFound, NotPermitted.
    """
    demand_care_team(unit, space_id)
    place = place_of(unit, space_id)
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    if me != place.responsible and practices.staff_role(unit, practice_id, me) != CUSTODIAN:
        raise NotPermitted
    return place


def place_of(unit: Unit, space_id: str) -> Place:
    """Return a thread of the caller's practice, with who answers for it."""
    practice_id = unit.caller.practice_id
    return Place(practice_id, space_id, spaces.responsible_of(unit, practice_id, space_id))


def counting_before(unit: Unit, scope: Scope) -> tuple[Scope, ...]:
    """Return where the version before a new one is looked for, as the threads of its scope do."""
    if scope.scope_kind == "thread":
        return place_of(unit, scope.scope_id).scopes
    everybody = Scope(scope.practice_id, "practice", "")
    return (everybody,) if scope == everybody else (scope, everybody)
