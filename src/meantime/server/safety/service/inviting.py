"""Before the first client is invited the practice has said who is woken while nobody is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.safety.problems import NightNotChosen
from meantime.server.safety.service.ladder import ladder_for

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import SeatsChanged


def demand_night(unit: Unit, event: SeatsChanged) -> None:
    """Hear that seats have changed. Raises NightNotChosen where that invites a client too early.

    What a client is told of urgent messages comes from that choice.
    """
    if event.type != "care" or not any(added.as_ == "client" for added in event.added):
        return
    if ladder_for(unit, event.practice_id).night is None:
        raise NightNotChosen
