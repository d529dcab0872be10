"""Every statement about the terms of seats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, select, update

from meantime.server.kit.pages import PAGE
from meantime.server.spaces.queries import visible_to
from meantime.server.spaces.tables import seats, spaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


class Place(NamedTuple):
    """A seat in a space, maybe one to come: `role` is None where nobody sits there today."""

    terms: str
    responsible_id: str
    role: str | None
    was_seated: bool


def lock_place(unit: Unit, practice_id: str, space_id: str, seat_id: str) -> Place:
    """Return a seat of a space that there is, kept from other writers until the commit."""
    here = select(spaces.c.terms, spaces.c.responsible_id).where(
        spaces.c.practice_id == practice_id, spaces.c.id == space_id
    )
    terms, responsible_id = unit.db.execute(here.with_for_update()).one()
    seat = select(seats.c.role, seats.c.until_seq).filter_by(
        practice_id=practice_id, space_id=space_id, seat_id=seat_id
    )
    row = unit.db.execute(seat).one_or_none()
    is_seated = row is not None and row.until_seq is None
    return Place(terms, responsible_id, row.role if row and is_seated else None, row is not None)


def terms_of(unit: Unit, practice_id: str, space_id: str) -> str:
    """Return the terms in a space, "" also if there is no such space."""
    found = select(spaces.c.terms).filter_by(practice_id=practice_id, id=space_id)
    return unit.db.execute(found).scalar_one_or_none() or ""


def put_terms(unit: Unit, practice_id: str, space_id: str, terms: str) -> None:
    here = update(spaces).filter_by(practice_id=practice_id, id=space_id)
    unit.db.execute(here.values(terms=terms))


def seated_in(unit: Unit, practice_id: str, space_id: str) -> tuple[int, list[str]]:
    """Return where the log of a space ends, and who sits there."""
    seated = (
        select(spaces.c.head_seq, seats.c.seat_id)
        .join(seats, and_(seats.c.practice_id == practice_id, seats.c.space_id == space_id))
        .where(
            spaces.c.practice_id == practice_id,
            spaces.c.id == space_id,
            seats.c.until_seq.is_(None),
        )
    )
    rows = unit.db.execute(seated).all()
    return rows[0].head_seq, [row.seat_id for row in rows]  # the practice's seat is always taken


def spaces_with_terms(unit: Unit, after: str, *, everywhere: bool) -> Sequence[Row[Any]]:
    """Return a page of the spaces with terms in order of id, behind `after`; one row more.

    Without `everywhere` those in which the actor sits, whether or not a term lets them read.
    """
    actor = unit.caller
    mine = visible_to(actor).where(seats.c.until_seq.is_(None))
    found = select(spaces).where(spaces.c.practice_id == actor.practice_id) if everywhere else mine
    page = found.where(spaces.c.terms != "", spaces.c.id > after)
    return unit.db.execute(page.order_by(spaces.c.id).limit(PAGE + 1)).all()


def seats_in(unit: Unit, practice_id: str, space_ids: Sequence[str]) -> dict[tuple[str, str], str]:
    """Return the role of each seat that is taken in some spaces today, by (space, seat)."""
    taken = select(seats.c.space_id, seats.c.seat_id, seats.c.role).where(
        seats.c.practice_id == practice_id,
        seats.c.space_id.in_(space_ids),
        seats.c.until_seq.is_(None),
    )
    rows = unit.db.execute(taken).all()
    return {(space_id, seat_id): role for space_id, seat_id, role in rows}
