"""Why something was decided: a post that the practice seals in its directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.kit.problems import Malformed
from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit


def demand_reason(unit: Unit, field: str, entry_id: str) -> None:
    """Raise Malformed unless somebody of the practice has written this post in its directory."""
    practice_id = unit.caller.practice_id
    for space_id in spaces.spaces_for(unit, practice_id, "directory"):
        post = spaces.written(unit, practice_id, space_id, entry_id)
        if post and post.kind == "post" and practices.is_staff(unit, practice_id, post.author):
            return
    raise Malformed(
        fields={field: "must be a post in the practice's directory"}, reasons={field: "missing"}
    )
