"""Statements about feeds: each is found by the hash of its secret address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.appointments.tables import feeds

if TYPE_CHECKING:
    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def feed_of(unit: Unit, practice_id: str, seat_id: str) -> Row[Any] | None:
    found = select(feeds).filter_by(practice_id=practice_id, seat_id=seat_id)
    return unit.db.execute(found).one_or_none()


def feed_behind(unit: Unit, token_hash: bytes) -> Row[Any] | None:
    """Return the feed of an address, None if it never was or is not any more."""
    return unit.db.execute(select(feeds).filter_by(token_hash=token_hash)).one_or_none()


def put_feed(unit: Unit, practice_id: str, seat_id: str, token_hash: bytes, locale: str) -> None:
    """Make somebody's feed; an earlier address of it is dead."""
    values = {"token_hash": token_hash, "locale": locale, "made_at": unit.now}
    row = upsert(feeds).values(practice_id=practice_id, seat_id=seat_id, **values)
    key = [feeds.c.practice_id, feeds.c.seat_id]
    unit.db.execute(row.on_conflict_do_update(index_elements=key, set_=values))


def delete_feed(unit: Unit, practice_id: str, seat_id: str) -> bool:
    """End somebody's feed. Returns whether there was one."""
    gone = delete(feeds).filter_by(practice_id=practice_id, seat_id=seat_id)
    return bool(unit.db.execute(gone).rowcount)
