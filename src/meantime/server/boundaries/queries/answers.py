"""Statements that look back on clocks: what was answered, and what waited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import case, func, or_, select

from meantime.server.boundaries.tables import clocks

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import Select

    from meantime.server.kit.unit import Unit


class Answered(NamedTuple):
    """How many messages were answered by when that was promised, of those due; of how many."""

    in_time: int
    due: int
    people: int


class Answer(NamedTuple):
    """An answer of a clinician's to a client, from when on it shows."""

    shows_at: datetime
    clinician_id: str
    client_id: str


class Reply(NamedTuple):
    """An answer in a thread, from when on it shows, and the most attention of what it answers."""

    entry_id: str
    shows_at: datetime
    attention: int


class Waited(NamedTuple):
    """A client's message that asked for an answer, and when one shows; None while none does."""

    client_id: str
    clinician_id: str
    started_at: datetime
    stops_at: datetime | None


def answered_in_time(
    unit: Unit, practice_id: str, between: tuple[datetime, datetime], but: Collection[str] = ()
) -> Answered:
    """Return how many messages were due from an instant until before another, and met.

    None in the threads `but`; what its author took back counts for neither.
    """
    is_met = case((clocks.c.stops_at <= clocks.c.due_at, 1), else_=0)
    people = func.count(clocks.c.client_id.distinct())
    found = select(func.coalesce(func.sum(is_met), 0), func.count(), people).where(
        clocks.c.practice_id == practice_id,
        clocks.c.due_at >= between[0],
        clocks.c.due_at < between[1],
        clocks.c.space_id.not_in(but),
        or_(clocks.c.stops_at.is_(None), clocks.c.stopped_by.is_not(None)),
    )
    return Answered(*unit.db.execute(found).one())


def answers_between(
    unit: Unit, practice_id: str, between: tuple[datetime, datetime], but: Collection[str] = ()
) -> list[Answer]:
    """Return each answer that showed from an instant until another; none in the threads `but`."""
    found = select(
        func.min(clocks.c.stops_at), func.min(clocks.c.clinician_id), func.min(clocks.c.client_id)
    ).where(
        clocks.c.practice_id == practice_id,
        clocks.c.stops_at >= between[0],
        clocks.c.stops_at < between[1],
        clocks.c.space_id.not_in(but),
        clocks.c.stopped_by.is_not(None),
    )
    rows = unit.db.execute(found.group_by(clocks.c.space_id, clocks.c.stopped_by))
    return [Answer(*row) for row in rows]


def replies_between(
    unit: Unit, practice_id: str, space_id: str, between: tuple[datetime, datetime]
) -> list[Reply]:
    """Return the answers of a thread that show from an instant until before another, by that."""
    shows_at = clocks.c.stops_at  # of all that an answer stops the same
    found = replies_in(practice_id, space_id).where(shows_at >= between[0], shows_at < between[1])
    return [Reply(*row) for row in unit.db.execute(found.order_by(func.min(shows_at)))]


def reply_at(unit: Unit, practice_id: str, space_id: str, entry_id: str) -> Reply | None:
    """Return an answer; None for a post that answers nothing."""
    found = replies_in(practice_id, space_id).where(clocks.c.stopped_by == entry_id)
    row = unit.db.execute(found).one_or_none()
    return Reply(*row) if row else None


def replies_in(practice_id: str, space_id: str) -> Select[Any]:
    """Select what answers something in a thread, each post once."""
    columns = func.min(clocks.c.stops_at), func.max(clocks.c.attention)
    found = select(clocks.c.stopped_by, *columns).where(
        clocks.c.practice_id == practice_id,
        clocks.c.space_id == space_id,
        clocks.c.stopped_by.is_not(None),
    )
    return found.group_by(clocks.c.stopped_by)


def waited_between(
    unit: Unit, practice_id: str, between: tuple[datetime, datetime], but: Collection[str] = ()
) -> list[Waited]:
    """Return the messages that waited at any time from an instant until before another.

    None in the threads `but`, and none that its author took back.
    """
    found = select(*(clocks.c[name] for name in Waited._fields)).where(
        clocks.c.practice_id == practice_id,
        clocks.c.started_at < between[1],
        or_(clocks.c.stops_at.is_(None), clocks.c.stops_at >= between[0]),
        or_(clocks.c.stops_at.is_(None), clocks.c.stopped_by.is_not(None)),
        clocks.c.space_id.not_in(but),
    )
    return [Waited(*row) for row in unit.db.execute(found)]
