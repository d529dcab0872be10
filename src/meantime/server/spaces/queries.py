"""Every question to the tables of this room; each starts from who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, case, exists, not_, or_, select

from meantime.protocol.encoding import b64
from meantime.server.accounts.events import Seat
from meantime.server.kit.clock import from_ms, to_ms
from meantime.server.kit.pages import PAGE
from meantime.server.kit.statement import Statement
from meantime.server.spaces.rules.terms import is_served, read_terms
from meantime.server.spaces.tables import entries, seats, spaces
from meantime.wire.spaces import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, RowMapping

    from meantime.server.kit.actor import Actor
    from meantime.server.kit.unit import Unit

left = seats.alias("left")  # of the practice space
PAGE_BYTES = 4 * 2**20  # bodies on one page of a log at most, but always one entry


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


def log_of(practice_id: str, space_id: str) -> Any:  # noqa: ANN401  a clause
    return and_(entries.c.practice_id == practice_id, entries.c.space_id == space_id)


def entry_at(unit: Unit, practice_id: str, space_id: str, seq: int) -> RowMapping | None:
    """Return the entry at `seq`."""
    at = select(entries).where(log_of(practice_id, space_id), entries.c.seq == seq)
    return unit.db.execute(at).mappings().one_or_none()


class Named(NamedTuple):
    """An entry that another one names."""

    seq: int
    author: str


def named(unit: Unit, practice_id: str, space_id: str, entry_id: str) -> Named | None:
    """Return where an entry stands and who wrote it; None if there is none by that id."""
    place = select(entries.c.seq, entries.c.author).where(
        log_of(practice_id, space_id), entries.c.id == entry_id
    )
    found = unit.db.execute(place).one_or_none()
    return found and Named(*found)


def entries_between(
    unit: Unit, actor: Actor, space_id: str, bounds: tuple[int, int]
) -> list[RowMapping]:
    """Return the entries from the first to the last seq of `bounds`, as many as fit on a page."""
    here = log_of(actor.practice_id, space_id)
    first, last = bounds
    between = entries.c.seq.between
    sizes = select(entries.c.seq, entries.c.size).where(here, between(first, last))
    last = last_that_fits(unit.db.execute(sizes.order_by(entries.c.seq)).all())
    page = select(entries).where(here, between(first, last)).order_by(entries.c.seq)
    return list(unit.db.execute(page).mappings())


def last_that_fits(sizes: Any) -> int:  # noqa: ANN401  rows of (seq, size)
    """Return the last seq of a page that keeps to PAGE_BYTES; -1 if there is none at all."""
    last, total = -1, 0
    for seq, size in sizes:
        total += size
        if last >= 0 and total > PAGE_BYTES:
            break
        last = seq
    return last


def as_entry(row: RowMapping) -> Entry:
    """Return a stored entry as it travels; its body is empty once destroyed."""
    return Entry(h=b64(row["header"]), b=b64(row["body"] or b""), s=b64(row["signature"]))


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


RESPONSIBLE = Statement(
    select(spaces.c.responsible_id).where(
        spaces.c.practice_id == bindparam("practice_id"), spaces.c.id == bindparam("space_id")
    )
)


def responsible_of(unit: Unit, practice_id: str, space_id: str) -> str:
    """Return whose hours and clock count in a thread, "" elsewhere."""
    found = RESPONSIBLE.rows(unit, {"practice_id": practice_id, "space_id": space_id})
    return found[0][0] if found else ""


class TeamPost(NamedTuple):
    """A post of a care team: what the server knows of it. `amends` is its own post, else ""."""

    entry_id: str
    author: str
    amends: str
    attention: int
    received_at: datetime
    show_at: int  # ms, 0 for at once


def team_posts(unit: Unit, practice_id: str, space_id: str, since: str) -> list[TeamPost]:
    """Return a care team's posts from the entry `since` on, and those before that show later."""
    here = log_of(practice_id, space_id)
    first = select(entries.c.seq, entries.c.received_at).where(here, entries.c.id == since)
    found = unit.db.execute(first).one_or_none()
    if found is None:
        return []
    about = entries.alias()
    clients = select(seats.c.seat_id).filter_by(
        practice_id=practice_id, space_id=space_id, role="client"
    )
    is_amended = about.c.author.not_in(clients)
    posts = (
        select(entries, case((is_amended, about.c.id), else_="").label("amends"))
        .outerjoin(
            about,
            and_(
                about.c.practice_id == entries.c.practice_id,
                about.c.space_id == entries.c.space_id,
                about.c.id == entries.c.re,
            ),
        )
        .where(
            here,
            entries.c.kind == "post",
            entries.c.author.not_in(clients),
            or_(entries.c.seq >= found.seq, entries.c.show_at > to_ms(found.received_at)),
        )
        .order_by(entries.c.seq)
    )
    return [
        TeamPost(row.id, row.author, row.amends or "", row.attention, row.received_at, row.show_at)
        for row in unit.db.execute(posts)
    ]


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


def threads_of_client(unit: Unit, practice_id: str, seat_id: str) -> list[str]:
    """Return the care spaces in which somebody sits as a client today."""
    seated = select(seats.c.space_id).filter_by(
        practice_id=practice_id, seat_id=seat_id, role="client", until_seq=None
    )
    return list(unit.db.execute(seated.order_by(seats.c.space_id)).scalars())
