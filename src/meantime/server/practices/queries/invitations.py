"""Invitations, as their seats come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.kit.clock import from_ms
from meantime.server.kit.pages import PAGE
from meantime.server.practices.tables import invitations

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.protocol.entry import Addition
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import SeatsChanged


def page(unit: Unit, practice_id: str, before: tuple[datetime, str] | None) -> Sequence[Row[Any]]:
    """Return the practice's invitations, newest first, before a place; one more than a page."""
    found = select(invitations).where(invitations.c.practice_id == practice_id)
    if before:
        created_at, seat_id = before
        found = found.where(
            or_(
                invitations.c.created_at < created_at,
                and_(invitations.c.created_at == created_at, invitations.c.seat_id < seat_id),
            )
        )
    newest_first = (invitations.c.created_at.desc(), invitations.c.seat_id.desc())
    return unit.db.execute(found.order_by(*newest_first).limit(PAGE + 1)).all()


def put_invitation(unit: Unit, event: SeatsChanged, invited: Addition) -> None:
    """Store a new invitation; one whose seat was there before is open again."""
    values = {
        "invited_as": invited.as_,
        "invited_by": event.author,
        "created_at": unit.now,
        "until": from_ms(invited.until),
        "used_at": None,
        "withdrawn_at": None,
    }
    stored = upsert(invitations).values(
        practice_id=event.practice_id, space_id=event.space_id, seat_id=invited.id, **values
    )
    key = [invitations.c.practice_id, invitations.c.space_id, invitations.c.seat_id]
    unit.db.execute(stored.on_conflict_do_update(index_elements=key, set_=values))


def close_invitation(unit: Unit, event: SeatsChanged, seat_id: str) -> bool:
    """Note that an invitation was used, by itself, or withdrawn, by another. False if none is."""
    closed = "used_at" if event.author == seat_id else "withdrawn_at"
    open_ = and_(
        invitations.c.practice_id == event.practice_id,
        invitations.c.space_id == event.space_id,
        invitations.c.seat_id == seat_id,
        invitations.c.used_at.is_(None),
        invitations.c.withdrawn_at.is_(None),
    )
    return (
        unit.db.execute(update(invitations).where(open_).values({closed: unit.now})).rowcount == 1
    )
