"""Every statement about notices; those of an append go straight to the driver."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, delete, insert, select, update

from meantime.protocol.encoding import b64
from meantime.server.kit.database import from_column, to_column
from meantime.server.kit.statement import Statement
from meantime.server.notices.rules import Unseen
from meantime.server.notices.tables import notices

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row

    from meantime.server.kit.unit import Unit

ID_BYTES = 16

UNSEEN = and_(
    notices.c.practice_id == bindparam("practice_id"),
    notices.c.seat_id == bindparam("seat_id"),
    notices.c.seen_at.is_(None),
)
READ_UNSEEN = Statement(
    select(notices.c.entry_id, notices.c.shown_at, notices.c.due_at).where(UNSEEN)
)
INSERT = Statement(
    insert(notices).values({column.name: bindparam(column.name) for column in notices.columns})
)


def unseen_by(unit: Unit, practice_id: str, seat_id: str) -> list[Unseen]:
    """Return the notices that a person has not come by for."""
    rows = READ_UNSEEN.rows(unit, {"practice_id": practice_id, "seat_id": seat_id})
    return [
        Unseen(id_, from_column(shown_at), from_column(due_at)) for id_, shown_at, due_at in rows
    ]


def insert_notice(unit: Unit, values: dict[str, Any], shown_at: datetime, due_at: datetime) -> None:
    """Store a notice that is due at `due_at`."""
    id_ = b64(secrets.token_bytes(ID_BYTES))
    times = {"shown_at": to_column(shown_at), "due_at": to_column(due_at), "seen_at": None}
    INSERT.rows(unit, {**values, **times, "id": id_})


def delete_untold(unit: Unit, practice_id: str, seat_id: str, entry_id: str) -> None:
    """Take back a person's notice of an entry that nobody could see yet."""
    mine = untold_to(unit, practice_id, seat_id)
    unit.db.execute(delete(notices).where(mine, notices.c.entry_id == entry_id))


def delete_untold_in(unit: Unit, practice_id: str, seat_id: str, space_id: str) -> None:
    """Take back all that somebody who has left a space would be told of it later."""
    mine = untold_to(unit, practice_id, seat_id)
    unit.db.execute(delete(notices).where(mine, notices.c.space_id == space_id))


def untold_to(unit: Unit, practice_id: str, seat_id: str) -> ColumnElement[bool]:
    return and_(
        notices.c.practice_id == practice_id,
        notices.c.seat_id == seat_id,
        notices.c.due_at > unit.now,
    )


def mark_seen(unit: Unit, practice_id: str, seat_id: str) -> None:
    """Note that a person has come by: whatever was shown by now needs no notice any more."""
    due = and_(
        notices.c.practice_id == practice_id,
        notices.c.seat_id == seat_id,
        notices.c.seen_at.is_(None),
        notices.c.shown_at <= unit.now,
    )
    unit.db.execute(update(notices).where(due).values(seen_at=unit.now))


def notices_of(unit: Unit, practice_id: str) -> Sequence[Row[Any]]:
    """Return a practice's notices, each person's in order of due_at."""
    found = select(notices).where(notices.c.practice_id == practice_id)
    return unit.db.execute(found.order_by(notices.c.seat_id, notices.c.due_at)).all()
