"""Every statement about who sits where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, exists, func, not_, or_, select

from meantime.server.accounts.events import Seat
from meantime.server.kit.clock import from_ms, to_ms
from meantime.server.spaces.queries.spaces import has_left
from meantime.server.spaces.rules.terms import is_served, read_terms
from meantime.server.spaces.tables import seats, spaces

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from meantime.server.kit.unit import Unit


def seat_anywhere(unit: Unit, seat_id: str) -> Seat | None:
    """Return the card behind an id that sits or sat in any space of any practice.

    The one question without a practice: before a sign-in nobody has said which it is.
    """
    found = unit.db.execute(
        select(seats.c.practice_id, seats.c.card, seats.c.until_seq, seats.c.invited_until)
        .where(seats.c.seat_id == seat_id)
        .order_by(seats.c.since_at)  # where it sat first: others may seat a card that they know
        .limit(1)
    ).one_or_none()
    if found is None:
        return None
    is_open = found.until_seq is None and found.invited_until > 0
    until = from_ms(found.invited_until) if is_open else None
    is_seated = sits_somewhere(unit, found.practice_id, seat_id)
    return Seat(found.practice_id, found.card, until, is_seated=is_seated)


def sits_somewhere(unit: Unit, practice_id: str, seat_id: str) -> bool:
    """Whether the seat sits today in a space that it shares with others; staff in the roster."""
    taken = exists().where(
        seats.c.practice_id == practice_id,
        seats.c.seat_id == seat_id,
        seats.c.until_seq.is_(None),
        seats.c.role != "owner",
    )
    sits = and_(taken, not_(has_left(practice_id, seat_id)))
    return bool(unit.db.execute(select(sits)).scalar_one())


def is_clinician_of(unit: Unit, practice_id: str, space_id: str, seat_id: str) -> bool:
    """Whether the seat is a clinician of a care space today."""
    seat = select(seats.c.role).filter_by(
        practice_id=practice_id, space_id=space_id, seat_id=seat_id, until_seq=None
    )
    return unit.db.execute(seat).scalar_one_or_none() == "clinician"


def card_of(unit: Unit, practice_id: str, space_id: str, seat_id: str) -> bytes:
    """Return the card of somebody who sits in a space today, b"" for nobody."""
    seat = select(seats.c.card).filter_by(
        practice_id=practice_id, space_id=space_id, seat_id=seat_id, until_seq=None
    )
    return unit.db.execute(seat).scalar_one_or_none() or b""


def lock_seat(unit: Unit, practice_id: str, space_id: str, seat_id: str) -> datetime:
    """Return since when a seat that there is was first taken; hold it until the commit."""
    seat = select(seats.c.since_at).filter_by(
        practice_id=practice_id, space_id=space_id, seat_id=seat_id
    )
    since: datetime = unit.db.execute(seat.with_for_update()).scalar_one()
    return since


class Keeper(NamedTuple):
    """The practice's own seat in a thread, whose log ends at `head_seq`."""

    space_id: str
    seat_id: str
    head_seq: int


def keepers_behind(unit: Unit, practice_id: str, after: str, count: int) -> list[Keeper]:
    """Return the practice's seats in some threads, in order of the threads' ids, after one."""
    here = and_(spaces.c.practice_id == seats.c.practice_id, spaces.c.id == seats.c.space_id)
    found = (
        select(seats.c.space_id, seats.c.seat_id, spaces.c.head_seq)
        .join(spaces, here)
        .where(
            seats.c.practice_id == practice_id,
            seats.c.role == "practice",
            seats.c.until_seq.is_(None),
            spaces.c.purpose == "thread",
            seats.c.space_id > after,
        )
    )
    return [Keeper(*row) for row in unit.db.execute(found.order_by(seats.c.space_id).limit(count))]


def clinicians_of(unit: Unit, practice_id: str, space_id: str) -> list[str]:
    """Return who is served in a care space as a clinician now, longest there first."""
    seated = (
        select(seats.c.seat_id, spaces.c.terms)
        .join(spaces, and_(spaces.c.practice_id == practice_id, spaces.c.id == space_id))
        .where(
            seats.c.practice_id == practice_id,
            seats.c.space_id == space_id,
            seats.c.role == "clinician",
            seats.c.until_seq.is_(None),
        )
    )
    rows = unit.db.execute(seated.order_by(seats.c.since_seq)).all()
    return [id_ for id_, terms in rows if is_served(read_terms(terms), id_, unit.now)]


def clients_among(unit: Unit, seat_ids: Sequence[str]) -> list[str]:
    """Return which of these sit as clients where the caller sits as a clinician, today."""
    mine = seats.alias("mine")
    shared = select(seats.c.seat_id).join(
        mine, and_(mine.c.practice_id == seats.c.practice_id, mine.c.space_id == seats.c.space_id)
    )
    found = shared.where(
        seats.c.practice_id == unit.caller.practice_id,
        seats.c.seat_id.in_(seat_ids),
        and_(seats.c.role == "client", seats.c.until_seq.is_(None)),
        and_(mine.c.seat_id == unit.caller.seat_id, mine.c.role == "clinician"),
        mine.c.until_seq.is_(None),
    )
    return list(unit.db.execute(found.distinct().order_by(seats.c.seat_id)).scalars())


def clients_of(unit: Unit, practice_id: str, space_id: str) -> list[str]:
    """Return who sits in a care space as a client today."""
    seated = select(seats.c.seat_id).filter_by(
        practice_id=practice_id, space_id=space_id, role="client", until_seq=None
    )
    return list(unit.db.execute(seated.order_by(seats.c.since_seq)).scalars())


def has_had_client(unit: Unit, practice_id: str, space_id: str) -> bool:
    """Whether anybody sits, or has sat, in a care space as a client."""
    seated = select(seats.c.seat_id).filter_by(
        practice_id=practice_id, space_id=space_id, role="client"
    )
    return unit.db.execute(seated.limit(1)).first() is not None


def clients_in(
    unit: Unit, practice_id: str, space_ids: Sequence[str]
) -> Mapping[str, Sequence[str]]:
    """Return by care space who sits there as a client today."""
    seated = select(seats.c.space_id, seats.c.seat_id).where(
        seats.c.practice_id == practice_id,
        seats.c.space_id.in_(space_ids),
        seats.c.role == "client",
        seats.c.until_seq.is_(None),
    )
    found: dict[str, list[str]] = {}
    for space_id, seat_id in unit.db.execute(seated.order_by(seats.c.since_seq)):
        found.setdefault(space_id, []).append(seat_id)
    return found


def threads_of_clinician(unit: Unit, practice_id: str, seat_id: str) -> list[str]:
    """Return the care spaces in which somebody is served as a clinician now."""
    seated = (
        select(seats.c.space_id, spaces.c.terms)
        .join(
            spaces,
            and_(spaces.c.practice_id == seats.c.practice_id, spaces.c.id == seats.c.space_id),
        )
        .where(
            seats.c.practice_id == practice_id,
            seats.c.seat_id == seat_id,
            seats.c.role == "clinician",
            seats.c.until_seq.is_(None),
        )
    )
    rows = unit.db.execute(seated.order_by(seats.c.space_id)).all()
    return [id_ for id_, terms in rows if is_served(read_terms(terms), seat_id, unit.now)]


def threads_with_clients(unit: Unit, practice_id: str) -> list[str]:
    """Return the care spaces of a practice in which a client sits today."""
    seated = select(seats.c.space_id).filter_by(
        practice_id=practice_id, role="client", until_seq=None
    )
    return list(unit.db.execute(seated.distinct().order_by(seats.c.space_id)).scalars())


def clients_but_in(unit: Unit, practice_id: str, but: Collection[str]) -> set[str]:
    """Return who sits as a client today in any care space but these."""
    seated = select(seats.c.space_id, seats.c.seat_id).filter_by(
        practice_id=practice_id, role="client", until_seq=None
    )
    return {seat_id for space_id, seat_id in unit.db.execute(seated) if space_id not in but}


def clients_since(unit: Unit, practice_id: str, but: Sequence[str] = ()) -> Mapping[str, datetime]:
    """Return since when a client sits, or is invited, by care space; seats `but` these."""
    invited = and_(
        seats.c.role == "invite",
        seats.c.invited_as == "client",
        seats.c.invited_until >= to_ms(unit.now),
    )
    found = select(seats.c.space_id, func.min(seats.c.since_at)).where(
        seats.c.practice_id == practice_id,
        seats.c.until_seq.is_(None),
        or_(seats.c.role == "client", invited),
        seats.c.seat_id.not_in(but),
    )
    rows = unit.db.execute(found.group_by(seats.c.space_id))
    return {row[0]: row[1] for row in rows}


def threads_of_client(unit: Unit, practice_id: str, seat_id: str) -> list[str]:
    """Return the care spaces in which somebody sits as a client today."""
    seated = select(seats.c.space_id).filter_by(
        practice_id=practice_id, seat_id=seat_id, role="client", until_seq=None
    )
    return list(unit.db.execute(seated.order_by(seats.c.space_id)).scalars())
