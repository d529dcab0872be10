"""Destroying what posts said. Headers, signatures and `seats` entries stay, so the chain holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from meantime.server.spaces.tables import entries

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit


def destroy_bodies(unit: Unit, practice_id: str, space_id: str, upto: int) -> int:
    """Delete the sealed bodies of all posts up to and with the seq `upto`; return how many.

    Whether that may be done is for the caller to say.
    """
    posts = update(entries).where(
        entries.c.practice_id == practice_id,
        entries.c.space_id == space_id,
        entries.c.kind == "post",
        entries.c.seq <= upto,
        entries.c.body.is_not(None),
    )
    return unit.db.execute(posts.values(body=None)).rowcount
