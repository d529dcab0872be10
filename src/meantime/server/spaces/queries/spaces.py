"""Which spaces somebody sees: where every question begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, bindparam, exists, not_, or_, select

from meantime.server.kit.pages import PAGE
from meantime.server.kit.statement import Statement
from meantime.server.spaces.rules.terms import is_served, read_terms
from meantime.server.spaces.tables import seats, spaces

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, RowMapping

    from meantime.server.kit.actor import Actor
    from meantime.server.kit.unit import Unit

left = seats.alias("left")  # of the practice space


def visible_to(actor: Actor) -> Select[Any]:
    """Select the spaces in which `actor` has, or had, a seat. Every query here starts from it.

    Whoever has left the practice sees the end of its roster and what is theirs alone: their seats
    elsewhere stand until the practice has walked all spaces.
    """
    seat = and_(seats.c.practice_id == spaces.c.practice_id, seats.c.space_id == spaces.c.id)
    gone = has_left(actor.practice_id, actor.seat_id)
    return (
        select(spaces, seats.c.role, seats.c.since_seq, seats.c.until_seq, seats.c.until_hash)
        .join(seats, seat)
        .where(
            spaces.c.practice_id == actor.practice_id,
            seats.c.seat_id == actor.seat_id,
            or_(spaces.c.type.in_(("practice", "own")), not_(gone)),
        )
    )


def has_left(practice_id: str, seat_id: str) -> ColumnElement[bool]:
    """Whether the seat was staff, and is so no more."""
    return exists().where(
        left.c.practice_id == practice_id,
        left.c.space_id == practice_id,
        left.c.seat_id == seat_id,
        left.c.until_seq.is_not(None),
        left.c.invited_as == "",
    )


def visible_space(unit: Unit, actor: Actor, space_id: str) -> RowMapping | None:
    """Return one space and the actor's seat in it, None if there is nothing to see."""
    found = unit.db.execute(visible_to(actor).where(spaces.c.id == space_id))
    row = found.mappings().one_or_none()
    return row if row and is_shown(row, actor, unit.now) else None


def is_shown(space: RowMapping, actor: Actor, now: datetime) -> bool:
    """Tell whether the term of the actor's seat, if it has one, lets it see a space now."""
    return is_served(read_terms(space["terms"]), actor.seat_id, now)


def visible_spaces(unit: Unit, actor: Actor, after: str) -> list[RowMapping]:
    """Return a page of spaces and seats in order of id, after the id `after`; one row more.

    Also those that `is_shown` leaves out.
    """
    page = visible_to(actor).where(spaces.c.id > after).order_by(spaces.c.id).limit(PAGE + 1)
    return list(unit.db.execute(page).mappings())


RESPONSIBLE = Statement(
    select(spaces.c.responsible_id).where(
        spaces.c.practice_id == bindparam("practice_id"), spaces.c.id == bindparam("space_id")
    )
)


def responsible_of(unit: Unit, practice_id: str, space_id: str) -> str:
    """Return whose hours and clock count in a thread, "" elsewhere."""
    found = RESPONSIBLE.rows(unit, {"practice_id": practice_id, "space_id": space_id})
    return found[0][0] if found else ""
