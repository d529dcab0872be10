"""Reading what the whole practice may read, by its own seat: for custodians, who hold its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.errors import ProtocolError
from meantime.sdk.listing import list_spaces
from meantime.sdk.practice_seat import acting_as, practice_keys
from meantime.sdk.spaces import Space
from meantime.sdk.walk import Walk
from meantime.wire.rollout import Rollout

if TYPE_CHECKING:
    from collections.abc import Callable

    from meantime.sdk.connection import Connection
    from meantime.sdk.progress import Progress
    from meantime.wire.spaces import SpaceSummary


def threads_of_practice(connection: Connection) -> list[str]:
    """Return the ids of all threads of the practice, by the server's word.

    Raises ProtocolError `nokey` for all but custodians, Unreachable.
    """
    found = []
    for key in practice_keys(connection):
        with acting_as(connection, key) as practice:
            every = list_spaces(practice.http) if practice else ()
            found += [one.id for one in every if one.purpose == "thread" and one.until_seq < 0]
    return found


def read_all(connection: Connection, read: Callable[[Space], None], tell: Progress) -> Walk:
    """Read every care and team space in which the practice sits, verified; return the walk.

    Made-up clients count in no number, so nothing of theirs is read. Where the practice's seat has
    not been changed yet it reads by the key of before. One space that fails is noted there and
    hides no other. Raises ProtocolError `nokey` for all but custodians, Unreachable.
    """
    exceptions = connection.http.get("/rollout", Rollout).exceptions
    made_up = {each.space_id for each in exceptions if each.is_made_up}

    def step(acting: Connection, listed: SpaceSummary) -> None:
        space = Space(acting, listed.id).catch_up(listed.head)
        if made_up.isdisjoint({space.id, _about(space)}):
            read(space)

    walk = Walk(connection, tell)
    for key in practice_keys(connection):
        with acting_as(connection, key) as practice:
            walk.through(practice, key.id, step)
    return walk


def _about(space: Space) -> str:
    try:
        return space.purpose().about
    except ProtocolError:  # not open to anybody yet, or a crash left it so
        return ""
