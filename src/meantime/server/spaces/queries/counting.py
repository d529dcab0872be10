"""Statements for counts over a whole practice: who sat where how long, and who posted when."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, bindparam, select

from meantime.server.kit.database import from_column, to_column
from meantime.server.kit.statement import Statement
from meantime.server.spaces.tables import entries, seats, spaces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from meantime.server.kit.unit import Unit


class ClientSeat(NamedTuple):
    """A seat that a client has, or had, in a thread; `until` is when it was taken away."""

    space_id: str
    client_id: str
    since: datetime
    until: datetime | None


class PostTime(NamedTuple):
    """That somebody posted in a thread, and when."""

    space_id: str
    author: str
    at: datetime


HERE = and_(
    entries.c.practice_id == bindparam("practice_id"), entries.c.space_id == bindparam("space_id")
)
RECEIVED = Statement(select(entries.c.received_at).where(HERE, entries.c.seq == bindparam("seq")))
POSTS = Statement(
    select(entries.c.author, entries.c.received_at)
    .where(
        HERE,
        entries.c.seq >= bindparam("first"),
        entries.c.seq < bindparam("end"),
        entries.c.kind == bindparam("kind"),
    )
    .order_by(entries.c.seq)
)


def client_seats(unit: Unit, practice_id: str, but: Collection[str]) -> list[ClientSeat]:
    """Return every seat that a client has or had in a thread; none in the threads `but`."""
    gone = and_(
        entries.c.practice_id == seats.c.practice_id,
        entries.c.space_id == seats.c.space_id,
        entries.c.seq == seats.c.until_seq,
    )
    found = (
        select(seats.c.space_id, seats.c.seat_id, seats.c.since_at, entries.c.received_at)
        .outerjoin(entries, gone)
        .where(
            seats.c.practice_id == practice_id,
            seats.c.role == "client",
            seats.c.space_id.not_in(but),
        )
    )
    return [ClientSeat(*row) for row in unit.db.execute(found)]


def posts_between(
    unit: Unit, practice_id: str, between: tuple[datetime, datetime], but: Collection[str]
) -> Iterator[PostTime]:
    """Yield who posted when in threads, from an instant until before another; none in those `but`.

    A log is in the order of time, so that where it begins is looked up, and nothing before is read.
    """
    threads = select(spaces.c.id, spaces.c.head_seq).filter_by(
        practice_id=practice_id, purpose="thread"
    )
    for space_id, head_seq in unit.db.execute(threads).all():
        if space_id not in but:
            given = {"practice_id": practice_id, "space_id": space_id}
            first, end = (seq_at(unit, given, head_seq, at) for at in between)
            if first < end:
                bounds = {"first": first, "end": end, "kind": "post"}
                for author, at in POSTS.rows(unit, {**given, **bounds}):
                    yield PostTime(space_id, author, from_column(at))


def seq_at(unit: Unit, given: dict[str, str], head_seq: int, at: datetime) -> int:
    """Return the seq of the first entry of a log that was received at an instant or later."""

    def received(seq: int) -> int:
        number: int = RECEIVED.rows(unit, {**given, "seq": seq})[0][0]
        return number

    number = to_column(at)
    if received(head_seq) < number:  # so it is with most threads, in most weeks
        return head_seq + 1
    return bisect_left(range(head_seq + 1), number, key=received)
