"""Every statement about notices; those of an append go straight to the driver."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import (
    Integer,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    tuple_,
    update,
)

from meantime.protocol.encoding import b64
from meantime.server.kit.database import from_column, to_column
from meantime.server.kit.statement import Statement
from meantime.server.notices.rules.leaving import Told
from meantime.server.notices.rules.telling import Standing
from meantime.server.notices.tables import HAS_ENDED, HAS_LEFT, IS_OPEN, WAITS, notices

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row

    from meantime.server.kit.unit import Unit

ID_BYTES = 16


class Person(NamedTuple):
    """Whom notices tell."""

    practice_id: str
    seat_id: str


ZERO, ONE = literal_column("0", Integer), literal_column("1", Integer)
THEIRS = and_(
    notices.c.practice_id == bindparam("practice_id"), notices.c.seat_id == bindparam("seat_id")
)
STAND = Statement(
    select(
        select(func.min(notices.c.due_at)).where(THEIRS, WAITS).scalar_subquery(),
        select(func.max(notices.c.left_at)).where(THEIRS, IS_OPEN).scalar_subquery(),
    )
)
FIND_UNTOLD = Statement(
    select(notices.c.due_at).where(
        THEIRS, WAITS, notices.c.due_at > bindparam("now"), notices.c.entry_id == bindparam("re")
    )
)
FIND_SHOWN = Statement(
    select(notices.c.shown_at)
    .where(THEIRS, IS_OPEN, notices.c.shown_at <= bindparam("now"))
    .limit(ONE)
    .offset(ZERO)  # which SQLite's compiler would make a parameter of
)
INSERT = Statement(insert(notices).values({c.name: bindparam(c.name) for c in notices.columns}))


def standing_of(unit: Unit, person: Person) -> Standing:
    """Return what waits for a person, and whether they were told and have not come by since."""
    first, told = STAND.rows(unit, person._asdict())[0]
    return Standing(None if first is None else from_column(first), is_told=told is not None)


def is_untold(unit: Unit, person: Person, entry_id: str) -> bool:
    """Tell whether a person has yet to be told of an entry."""
    given = {**person._asdict(), "now": to_column(unit.now), "re": entry_id}
    return bool(FIND_UNTOLD.rows(unit, given))


def sees_something(unit: Unit, person: Person) -> bool:
    """Tell whether there is something that a person sees who comes by now."""
    return bool(FIND_SHOWN.rows(unit, {**person._asdict(), "now": to_column(unit.now)}))


def insert_notice(unit: Unit, person: Person, values: dict[str, Any], **times: datetime) -> None:
    """Store a notice. `times` are shown_at and due_at, and left_at if it leaves already."""
    never = {"left_at": None, "ended_at": None}
    kept = {name: to_column(at) for name, at in times.items()}
    id_ = b64(secrets.token_bytes(ID_BYTES))
    INSERT.rows(unit, {**person._asdict(), **values, **never, **kept, "id": id_})


def delete_untold(unit: Unit, person: Person, entry_id: str) -> None:
    """Take back a person's notice of an entry of which they were not told yet."""
    unit.db.execute(delete(notices).where(is_of(person), WAITS, notices.c.entry_id == entry_id))


def delete_urgent(unit: Unit, person: Person, space_id: str, at: datetime) -> None:
    """Take back that somebody was woken for a space at an instant, and has not come by since."""
    woken = and_(is_of(person), IS_OPEN, notices.c.is_urgent, notices.c.left_at == at)
    unit.db.execute(delete(notices).where(woken, notices.c.space_id == space_id))


def delete_untold_in(unit: Unit, person: Person, space_id: str) -> None:
    """Take back all that somebody who has left a space would be told of it later."""
    unit.db.execute(delete(notices).where(is_of(person), WAITS, notices.c.space_id == space_id))


def end_shown(unit: Unit, person: Person) -> None:
    """Note that a person has come by: whatever was shown by now needs no notice any more."""
    shown = and_(is_of(person), IS_OPEN, notices.c.shown_at <= unit.now)
    unit.db.execute(update(notices).where(shown).values(ended_at=unit.now))


def due_of(unit: Unit, person: Person) -> Sequence[Row[Any]]:
    """Return a person's notices that wait and are due, longest waiting first."""
    found = select(notices).where(is_of(person), WAITS, notices.c.due_at <= unit.now)
    return unit.db.execute(found.order_by(notices.c.due_at)).all()


def last_told(unit: Unit, person: Person) -> Told | None:
    """Return when a person was told last, and whether they have come by since."""
    newest = (
        select(notices.c.left_at, notices.c.ended_at, notices.c.space_id, notices.c.entry_id)
        .where(is_of(person), HAS_LEFT)
        .order_by(notices.c.left_at.desc())
        .limit(1)
    )
    row = unit.db.execute(newest).one_or_none()
    return Told(row[0], row[1] is not None, *row[2:]) if row else None


def mark(unit: Unit, practice_id: str, ids: Sequence[str], **times: datetime) -> None:
    """Set left_at, ended_at or due_at of notices."""
    if ids:
        these = and_(notices.c.practice_id == practice_id, notices.c.id.in_(ids))
        unit.db.execute(update(notices).where(these).values(**times))


def delete_ended(unit: Unit, before: datetime, count: int) -> int:
    """Delete up to `count` notices that ended before an instant; return how many."""
    key = tuple_(notices.c.practice_id, notices.c.id)
    old = select(notices.c.practice_id, notices.c.id).where(HAS_ENDED, notices.c.ended_at < before)
    oldest = old.order_by(notices.c.ended_at).limit(count)
    return unit.db.execute(delete(notices).where(key.in_(oldest))).rowcount


def notices_of(unit: Unit, practice_id: str) -> Sequence[Row[Any]]:
    """Return a practice's notices."""
    return unit.db.execute(select(notices).where(notices.c.practice_id == practice_id)).all()


def due_between(
    unit: Unit, practice_id: str, seat_ids: Collection[str], between: tuple[datetime, datetime]
) -> Sequence[Row[Any]]:
    """Return the notices of some people that were due from the first instant until the second.

    Those that ended more than a month ago are forgotten.
    """
    since, until = between
    found = select(notices).where(
        notices.c.practice_id == practice_id,
        notices.c.seat_id.in_(seat_ids),
        notices.c.due_at >= since,
        notices.c.due_at < until,
    )
    return unit.db.execute(found).all()


def is_of(person: Person) -> ColumnElement[bool]:
    return and_(notices.c.practice_id == person.practice_id, notices.c.seat_id == person.seat_id)
