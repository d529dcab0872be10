"""The sealed post by which something about money is told to the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.kit.problems import NotFound
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.queries.entries import Written


def demand_post(unit: Unit, space_id: str, post_id: str, after: datetime | None = None) -> Written:
    """Return what is known of a post of the caller's in a thread.

    Raises NotFound if there is none such, or only one from before `after`.
    """
    post = spaces.written(unit, unit.caller.practice_id, space_id, post_id)
    if post is None or (post.author, post.kind) != (unit.caller.seat_id, "post"):
        raise NotFound
    if after is not None and post.received_at < after:
        raise NotFound
    return post
