"""How often people came by when they read, of when something waited: for the roll-out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.notices.queries.notices import due_between
from meantime.server.notices.rules.routine import Due, came_by
from meantime.server.practices import service as practices

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime, timedelta

    from meantime.server.kit.unit import Unit


def reviews_kept(
    unit: Unit,
    practice_id: str,
    between: tuple[datetime, datetime],
    block: timedelta,
    but: Collection[str] = (),
) -> tuple[int, int]:
    """Return how many reviews for which something waited were kept, of how many, by all staff.

    A clinician's notice is due when they read next. Nothing is noted of a review without a message.
    None in the threads `but`.
    """
    staff = practices.roles_of(unit, practice_id)
    rows = due_between(unit, practice_id, list(staff), between)
    found = [
        came_by(Due(row.due_at, row.left_at, row.ended_at), block, unit.now)
        for row in rows
        if row.space_id not in but
    ]
    known = [each for each in found if each is not None]
    return sum(known), len(known)
