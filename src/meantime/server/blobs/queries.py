"""Every question to the tables of this room, within the practice of who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, select

from meantime.server.blobs.tables import blobs, uploads

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import RowMapping

    from meantime.server.blobs.folder import Place
    from meantime.server.kit.actor import Actor
    from meantime.server.kit.unit import Unit


def blob_of(unit: Unit, actor: Actor, place: Place) -> RowMapping | None:
    """Return the row of a stored blob. Whether the actor may see its space is asked before."""
    row = select(blobs).filter_by(practice_id=actor.practice_id, **place._asdict())
    return unit.db.execute(row).mappings().one_or_none()


def mine(actor: Actor, place: Place) -> Any:  # noqa: ANN401  a clause
    """Return what picks out the actor's own upload of a blob."""
    return and_(
        uploads.c.practice_id == actor.practice_id,
        uploads.c.space_id == place.space_id,
        uploads.c.seat_id == actor.seat_id,
        uploads.c.address == place.address,
    )


def upload_of(unit: Unit, actor: Actor, place: Place) -> RowMapping | None:
    """Return the actor's own upload of a blob, also one that has run out."""
    row = select(uploads).where(mine(actor, place))
    return unit.db.execute(row).mappings().one_or_none()


def expire(unit: Unit, now: datetime) -> list[RowMapping]:
    """Delete the uploads that have run out, of all practices, and return those that are left."""
    unit.db.execute(delete(uploads).where(uploads.c.expires_at <= now))
    return list(unit.db.execute(select(uploads)).mappings())
