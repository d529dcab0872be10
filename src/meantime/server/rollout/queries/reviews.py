"""The quarterly reviews that were held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.kit.pages import PAGE
from meantime.server.rollout.tables import reviews

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def reviews_of(unit: Unit, practice_id: str) -> Sequence[Row[Any]]:
    """Return the newest reviews of a practice, the newest first: of a quarter century."""
    found = select(reviews).filter_by(practice_id=practice_id)
    return unit.db.execute(found.order_by(reviews.c.filed_at.desc()).limit(PAGE)).all()


def put_review(unit: Unit, practice_id: str, decisions_id: str, **days: Any) -> None:  # noqa: ANN401  columns
    """Keep a review; the first to file it, and when, stand."""
    kept = upsert(reviews).values(
        practice_id=practice_id,
        decisions_id=decisions_id,
        filed_by=unit.caller.seat_id,
        filed_at=unit.now,
        **days,
    )
    key = [reviews.c.practice_id, reviews.c.decisions_id]
    unit.db.execute(kept.on_conflict_do_update(index_elements=key, set_=days))
