"""Where a thread stands, as the gate has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from meantime.server.kit.problems import NotFound
from meantime.server.policies.queries import gate
from meantime.server.policies.queries.messaging import guarded_by
from meantime.server.policies.rules.standing import Thread
from meantime.server.practices.service.care_team import demand_care_team, is_of_care_team
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.server.policies.queries.versions import Place

Side = Literal["team", "client", "guardian"]


def thread_at(unit: Unit, place: Place) -> Thread:
    """Return all that decides who may write in a thread."""
    gated = gate.read_thread(unit, place)
    signed = gate.read_signed(unit, place)
    return Thread(gated.policy, gated.messaging, place.responsible, gated.guardians, signed)


def side_of(unit: Unit, space_id: str) -> Side:
    """Return as what the caller sees what was agreed in a thread. Raises NotFound, NotPermitted."""
    if is_of_care_team(unit, space_id):
        return "team"
    if space_id in guarded(unit):
        return "guardian"
    space = spaces.read_space(unit, space_id)
    if space.type != "care" or space.until_seq >= 0:
        raise NotFound
    if space.role != "client":
        demand_care_team(unit, space_id)
    return "client"


def guarded(unit: Unit) -> dict[str, list[str]]:
    """Return the threads for which the caller is asked as a guardian, with theirs that say so."""
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    own = spaces.threads_of_client(unit, practice_id, me)
    found: dict[str, list[str]] = {}
    for young, theirs in guarded_by(unit, practice_id, own) if own else ():
        found.setdefault(young, []).append(theirs)
    return found
