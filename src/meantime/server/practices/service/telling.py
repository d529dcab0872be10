"""Telling open apps that something beside a log has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.practices.queries.staff import custodians_of
from meantime.server.spaces import service as spaces
from meantime.server.spaces.events import SpaceTouched

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit


def tell_change(unit: Unit, practice_id: str, space_id: str) -> None:
    """Let the apps of everybody in a thread look again, and those of the custodians."""
    head_seq, served = spaces.served_in(unit, practice_id, space_id)
    seats = dict.fromkeys((*served, *custodians_of(unit, practice_id)))
    unit.tell(SpaceTouched(practice_id, space_id, head_seq, tuple(seats)))
