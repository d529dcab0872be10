"""What cannot be said about who covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.boundaries import queries
from meantime.server.practices import service as practices

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.wire import boundaries as wire


def wrong_covers(unit: Unit, owner: str, frame: wire.Frame) -> dict[str, str]:
    """Return beside each closure whose cover cannot be: `owner` is who is away, or the practice."""
    found: dict[str, str] = {}
    for index, closure in enumerate(frame.closures):
        if not closure.cover_id:
            continue
        field = f"closures.{index}.cover_id"
        if owner == queries.PRACTICE:
            found[field] = "is for each clinician to say: the practice has no cover"
        elif closure.cover_id == owner:
            found[field] = "must be somebody else"
        elif practices.staff_role(unit, unit.caller.practice_id, closure.cover_id) is None:
            found[field] = "must be of the practice today"
    return found
