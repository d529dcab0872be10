"""What is left to do in the spaces of a practice, for its custodians."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, select

from meantime.server.spaces.queries.spaces import has_left
from meantime.server.spaces.tables import seats, spaces

if TYPE_CHECKING:
    from sqlalchemy import Select

    from meantime.server.kit.unit import Unit

Counts = list[tuple[str, int]]
other = seats.alias("other")


def practice_seats(unit: Unit, practice_id: str) -> Counts:
    """Return under which keys the practice sits today, and in how many spaces; most first."""
    return _counted(unit, _seated(practice_id).where(seats.c.role == "practice"))


def leavers_seated(unit: Unit, practice_id: str) -> Counts:
    """Return who has left the practice and still sits in spaces of it, and in how many."""
    shared = seats.c.role.in_(("clinician", "observer", "member"))
    return _counted(
        unit, _seated(practice_id).where(shared, has_left(practice_id, seats.c.seat_id))
    )


def unattended(unit: Unit, practice_id: str, limit: int) -> list[str]:
    """Return threads in which a client sits today, and no clinician."""
    here = and_(other.c.practice_id == seats.c.practice_id, other.c.space_id == seats.c.space_id)
    attended = exists().where(here, other.c.role == "clinician", other.c.until_seq.is_(None))
    found = select(seats.c.space_id).where(
        seats.c.practice_id == practice_id,
        seats.c.role == "client",
        seats.c.until_seq.is_(None),
        ~attended,
    )
    ids = found.distinct().order_by(seats.c.space_id).limit(limit)
    return list(unit.db.execute(ids).scalars())


def _seated(practice_id: str) -> Select[Any]:
    here = and_(spaces.c.practice_id == seats.c.practice_id, spaces.c.id == seats.c.space_id)
    return (
        select(seats.c.seat_id, func.count())
        .join(spaces, here)
        .where(
            seats.c.practice_id == practice_id,
            seats.c.until_seq.is_(None),
            spaces.c.type.in_(("care", "team")),
        )
        .group_by(seats.c.seat_id)
    )


def _counted(unit: Unit, counts: Select[Any]) -> Counts:
    rows = unit.db.execute(counts.order_by(func.count().desc(), seats.c.seat_id))
    return [(seat_id, count) for seat_id, count in rows]
