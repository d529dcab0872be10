"""Telling the open apps of staff that something of the roll-out has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.practices.service.telling import tell_change
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit


def tell_staff(unit: Unit) -> None:
    """Let the apps of everybody on the practice's roster look again, as if that had grown."""
    practice_id = unit.caller.practice_id
    for space_id in spaces.spaces_for(unit, practice_id, "practice"):
        tell_change(unit, practice_id, space_id)
