"""Which spaces somebody sees: where every question begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, exists, not_, or_, select

from meantime.server.kit.pages import PAGE
from meantime.server.kit.statement import Statement
from meantime.server.spaces.rules.terms import is_served, read_terms
from meantime.server.spaces.tables import seats, spaces

if TYPE_CHECKING:
    from collections.abc import Sequence
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


def has_left(practice_id: str, seat_id: str | ColumnElement[str]) -> ColumnElement[bool]:
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


def visible_spaces(unit: Unit, actor: Actor, after: str, *, seated: bool) -> list[RowMapping]:
    """Return a page of spaces and seats in order of id, after the id `after`; one row more.

    With `seated` those alone in which the actor sits today. Also those that `is_shown` leaves out.
    """
    page = visible_to(actor).where(spaces.c.id > after).order_by(spaces.c.id).limit(PAGE + 1)
    if seated:
        page = page.where(seats.c.until_seq.is_(None))
    return list(unit.db.execute(page).mappings())


def purpose_of(unit: Unit, practice_id: str, space_id: str) -> str:
    """Return what a space is for, "" if there is no such space."""
    found = select(spaces.c.purpose).filter_by(practice_id=practice_id, id=space_id)
    return unit.db.execute(found).scalar_one_or_none() or ""


def spaces_for(unit: Unit, practice_id: str, purpose: str) -> list[str]:
    """Return the spaces of a practice that are for this."""
    found = select(spaces.c.id).filter_by(practice_id=practice_id, purpose=purpose)
    return sorted(unit.db.execute(found).scalars())


def all_responsible(unit: Unit, practice_id: str) -> list[str]:
    """Return who answers for any thread of a practice."""
    found = select(spaces.c.responsible_id).where(
        spaces.c.practice_id == practice_id, spaces.c.responsible_id != ""
    )
    return sorted(unit.db.execute(found.distinct()).scalars())


def responsible_with_clients(unit: Unit, practice_id: str) -> list[tuple[str, str]]:
    """Return who answers for each thread of a practice in which a client sits, with its id."""
    has_client = exists().where(
        seats.c.practice_id == practice_id,
        seats.c.space_id == spaces.c.id,
        seats.c.role == "client",
        seats.c.until_seq.is_(None),
    )
    found = select(spaces.c.id, spaces.c.responsible_id).where(
        spaces.c.practice_id == practice_id, spaces.c.responsible_id != "", has_client
    )
    return [(id_, who) for id_, who in unit.db.execute(found.order_by(spaces.c.id))]


class Held(NamedTuple):
    """A space as the server lists it: what it is for, who answers for it, where its log ends."""

    id: str
    purpose: str
    responsible: str
    seq: int
    head: str


def held_for(unit: Unit, practice_id: str, purposes: Sequence[str], after: str) -> list[Held]:
    """Return a page of spaces that are for any of these, in order of id, after the id `after`."""
    columns = spaces.c.id, spaces.c.purpose, spaces.c.responsible_id
    found = select(*columns, spaces.c.head_seq, spaces.c.head).where(
        spaces.c.practice_id == practice_id, spaces.c.purpose.in_(purposes), spaces.c.id > after
    )
    return [Held(*row) for row in unit.db.execute(found.order_by(spaces.c.id).limit(PAGE))]


def threads_page(
    unit: Unit, practice_id: str, among: Sequence[str] | None, after: str
) -> list[tuple[str, str]]:
    """Return threads with who answers for each, in order of id, after one; one more than a page.

    Of all threads of a practice, or only `among` these.
    """
    found = select(spaces.c.id, spaces.c.responsible_id).where(
        spaces.c.practice_id == practice_id, spaces.c.responsible_id != "", spaces.c.id > after
    )
    if among is not None:
        found = found.where(spaces.c.id.in_(among))
    page = found.order_by(spaces.c.id).limit(PAGE + 1)
    return [(id_, responsible) for id_, responsible in unit.db.execute(page)]


RESPONSIBLE = Statement(
    select(spaces.c.responsible_id).where(
        spaces.c.practice_id == bindparam("practice_id"), spaces.c.id == bindparam("space_id")
    )
)


def responsible_of(unit: Unit, practice_id: str, space_id: str) -> str:
    """Return whose hours and clock count in a thread, "" elsewhere."""
    found = RESPONSIBLE.rows(unit, {"practice_id": practice_id, "space_id": space_id})
    return found[0][0] if found else ""
