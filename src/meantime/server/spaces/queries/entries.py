"""Every statement about entries that is not of the append itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, case, or_, select

from meantime.protocol.encoding import b64, digest
from meantime.server.kit.clock import to_ms
from meantime.server.spaces.tables import entries, seats
from meantime.wire.spaces import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import RowMapping

    from meantime.server.kit.unit import Unit

PAGE_BYTES = 4 * 2**20  # bodies on one page of a log at most, but always one entry


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


def authors_of(
    unit: Unit, practice_id: str, space_id: str, entry_ids: Sequence[str]
) -> Mapping[str, str]:
    """Return by entry who wrote it, of those that there are."""
    found = select(entries.c.id, entries.c.author).where(
        log_of(practice_id, space_id), entries.c.id.in_(entry_ids)
    )
    return {row.id: row.author for row in unit.db.execute(found)}


class Written(NamedTuple):
    """What the server knows of an entry. `role` is that which its author has, or had last."""

    author: str
    role: str
    kind: str
    attention: int
    re: str
    received_at: datetime


def written(unit: Unit, practice_id: str, space_id: str, entry_id: str) -> Written | None:
    """Return what is known of an entry; None if there is none by that id."""
    seat = and_(
        seats.c.practice_id == entries.c.practice_id,
        seats.c.space_id == entries.c.space_id,
        seats.c.seat_id == entries.c.author,
    )
    known = (
        select(
            entries.c.author,
            seats.c.role,
            entries.c.kind,
            entries.c.attention,
            entries.c.re,
            entries.c.received_at,
        )
        .join(seats, seat)
        .where(log_of(practice_id, space_id), entries.c.id == entry_id)
    )
    found = unit.db.execute(known).one_or_none()
    return found and Written(*found)


def is_written_in(unit: Unit, practice_id: str, space_id: str, since: datetime) -> bool:
    """Tell whether anybody but the practice's own seat has posted in a space since an instant."""
    practice = select(seats.c.seat_id).filter_by(
        practice_id=practice_id, space_id=space_id, role="practice"
    )
    later = select(entries.c.seq).where(
        log_of(practice_id, space_id),
        entries.c.kind == "post",
        entries.c.received_at > since,
        entries.c.author.not_in(practice),
    )
    return unit.db.execute(later.limit(1)).first() is not None


def hash_of(unit: Unit, practice_id: str, space_id: str, entry_id: str) -> str:
    """Return the hash of an entry, "" if there is none by that id."""
    signed = select(entries.c.header, entries.c.signature).where(
        log_of(practice_id, space_id), entries.c.id == entry_id
    )
    found = unit.db.execute(signed).one_or_none()
    return b64(digest("mt1/link", found.header, found.signature)) if found else ""


def entries_between(
    unit: Unit, practice_id: str, space_id: str, bounds: tuple[int, int]
) -> list[RowMapping]:
    """Return the entries from the first to the last seq of `bounds`, as many as fit on a page."""
    here = log_of(practice_id, space_id)
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
