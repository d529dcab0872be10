"""Every statement about automatic replies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.boundaries.tables import automatic_replies
from meantime.server.kit.database import to_column
from meantime.server.kit.pages import PAGE
from meantime.server.kit.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


class Automatic(NamedTuple):
    """An automatic reply as it is kept."""

    practice_id: str
    space_id: str
    client_id: str
    period: str
    entry_id: str
    kind: str
    at: datetime
    reads_at: datetime | None
    opens_at: datetime | None
    cover_id: str


KEEP_AUTOMATIC = Statement(
    upsert(automatic_replies)
    .values({c.name: bindparam(c.name) for c in automatic_replies.columns})
    .on_conflict_do_nothing()
)


def keep_automatic(unit: Unit, reply: Automatic) -> None:
    """Keep an automatic reply, unless the client had one for the same period."""
    reads_at, opens_at = (at and to_column(at) for at in (reply.reads_at, reply.opens_at))
    times = {"at": to_column(reply.at), "reads_at": reads_at, "opens_at": opens_at}
    KEEP_AUTOMATIC.rows(unit, {**reply._asdict(), **times})


def automatic_in(unit: Unit, practice_id: str, space_id: str) -> Sequence[Row[Any]]:
    """Return the newest page of automatic replies in a thread, newest first."""
    found = select(automatic_replies).filter_by(practice_id=practice_id, space_id=space_id)
    newest = found.order_by(automatic_replies.c.at.desc(), automatic_replies.c.period)
    return unit.db.execute(newest.limit(PAGE)).all()
