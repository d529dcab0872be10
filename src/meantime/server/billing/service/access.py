"""Who sees what about money, and that staff who look are noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from meantime.server.kit.problems import NotFound, NotPermitted
from meantime.server.policies.service.agreed import guarded
from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit

Role = Literal["client", "guardian", "clinician", "books"]
STAFF: Final = frozenset({"clinician", "books"})
SEATED: dict[str, Role] = {"client": "client", "clinician": "clinician"}


def demand_books(unit: Unit) -> str:
    """Return the caller's practice if they see to its money. Raises NotFound."""
    if not practices.keeps_books(unit):
        raise NotFound
    return unit.caller.practice_id


def demand_books_of(unit: Unit, space_id: str) -> str:
    """Return the caller's practice if they see to its money and it has this thread.

    Raises NotFound.
    """
    practice_id = demand_books(unit)
    if spaces.purpose_of(unit, practice_id, space_id) != "thread":
        raise NotFound
    return practice_id


def role_in(unit: Unit, space_id: str) -> Role:
    """Return as whom the caller sees what a thread costs. Raises NotFound.

    Its client and its clinicians do, who has to agree for that client, and who sees to the
    practice's money; no observer does.
    """
    if role := seated_in(unit, space_id):
        return role
    if space_id in guarded(unit):
        return "guardian"
    demand_books_of(unit, space_id)
    return "books"


def demand_role(unit: Unit, space_id: str, role: Role) -> str:
    """Return the caller's practice if it is as this that they see what a thread costs.

    Raises NotFound, and NotPermitted for who sees it as somebody else.
    """
    if role_in(unit, space_id) != role:
        raise NotPermitted
    return unit.caller.practice_id


def demand_staff_of(unit: Unit, space_id: str) -> str:
    """Return the caller's practice if they are a clinician of a thread, or see to its money.

    Raises NotFound, and NotPermitted for the client's side. That they looked is noted.
    """
    role = role_in(unit, space_id)
    if role not in STAFF:
        raise NotPermitted
    note_look(unit, space_id, role)
    return unit.caller.practice_id


def note_look(unit: Unit, space_id: str, role: Role) -> None:
    """Note that staff look at what a thread costs; what clients read of it is their own."""
    if role in STAFF:
        unit.audit("billing.read", subject=space_id)


def seated_in(unit: Unit, space_id: str) -> Role | None:
    """Return whether the caller sits in a thread today as its client, or as a clinician of it."""
    try:
        space = spaces.read_space(unit, space_id)
    except NotFound:
        return None
    is_here = space.purpose == "thread" and space.until_seq < 0
    return SEATED.get(space.role) if is_here else None
