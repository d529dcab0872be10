"""How many clients have a place, and that none comes beside them before the plan has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from meantime.content.rollout import plan
from meantime.server.policies import service as policies
from meantime.server.rollout.problems import PilotFull
from meantime.server.rollout.queries import rollouts as queries
from meantime.server.rollout.rules.places import Said, places
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from meantime.server.kit.unit import Unit
    from meantime.server.policies.events import OfferProposed
    from meantime.server.spaces.events import SeatsChanged


class Cap(NamedTuple):
    """How many clients have a place in the phase that a practice is in."""

    phase: str
    most: int


def hear_offer(unit: Unit, event: OfferProposed) -> None:
    """Hear that messaging is about to be offered. Raises PilotFull."""
    if cap := cap_of(unit, event.practice_id):
        taken = places(
            spaces.clients_since(unit, event.practice_id), said_in(unit, event.practice_id)
        )
        demand_place(unit, cap, (event.practice_id, event.space_id), taken)


def hear_invitation(unit: Unit, event: SeatsChanged) -> None:
    """Hear that seats have changed. Raises PilotFull where that invites a client too many.

    Whom messaging is not for takes no place: they may be invited, and cannot write.
    """
    if event.type != "care" or not any(added.as_ == "client" for added in event.added):
        return
    cap = cap_of(unit, event.practice_id)
    if cap is None:
        return
    said = said_in(unit, event.practice_id)
    if event.space_id in said and said[event.space_id].is_off:
        return
    before = spaces.clients_since(unit, event.practice_id, [each.id for each in event.added])
    demand_place(unit, cap, (event.practice_id, event.space_id), places(before, said))


def cap_of(unit: Unit, practice_id: str) -> Cap | None:
    """Return how many have a place, and let nobody else count meanwhile; None for any number.

    A practice that has never begun its roll-out has any number.
    """
    rollout = queries.lock_rollout(unit, practice_id)
    most = plan().phase(rollout.phase).limits.most if rollout else None
    return Cap(rollout.phase, most) if rollout and most is not None else None


def demand_place(unit: Unit, cap: Cap, place: tuple[str, str], taken: Collection[str]) -> None:
    """Raise PilotFull unless a thread has a place already, or there is one for it.

    `place` is the practice and the thread.
    """
    practice_id, space_id = place
    beside = excepted(unit, practice_id)
    count = len(set(taken) - beside)
    if count >= cap.most and space_id not in beside and space_id not in taken:
        raise PilotFull(code=cap.phase, count=count, most=cap.most)


def taken_in(unit: Unit, practice_id: str) -> set[str]:
    """Return the threads that have a place, without those beside the others."""
    clients = spaces.clients_since(unit, practice_id)
    return places(clients, said_in(unit, practice_id)) - excepted(unit, practice_id)


def excepted(unit: Unit, practice_id: str) -> set[str]:
    return {row.space_id for row in queries.exceptions_of(unit, practice_id)}


def said_in(unit: Unit, practice_id: str) -> Mapping[str, Said]:
    """Return what was decided about messaging, by thread."""
    found = policies.decisions_in(unit, practice_id)
    return {
        space_id: Said(row.decision, row.state, row.offered_at) for space_id, row in found.items()
    }


def offered_in(unit: Unit, practice_id: str, until: datetime) -> list[str]:
    """Return the threads in which messaging was offered before an instant, and is so still."""
    said = said_in(unit, practice_id)
    return [each for each in ever_offered(unit, practice_id, until) if said[each].is_offered]


def ever_offered(unit: Unit, practice_id: str, until: datetime) -> list[str]:
    """Return the threads in which messaging was offered before an instant, whatever came of it.

    None that is made up.
    """
    said, made_up = said_in(unit, practice_id), queries.made_up_in(unit, practice_id)
    return sorted(
        space_id
        for space_id, each in said.items()
        if space_id not in made_up and each.offered_at and each.offered_at < until
    )
