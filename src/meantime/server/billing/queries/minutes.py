"""Every statement about the time that clinicians confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.billing.tables.charges import review_minutes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def minutes_between(
    unit: Unit, practice_id: str, space_id: str, days: tuple[date, date]
) -> Sequence[Row[Any]]:
    """Return what was confirmed for a thread from a local day until before another."""
    at = review_minutes.c
    found = select(review_minutes).filter_by(practice_id=practice_id, space_id=space_id)
    among = found.where(at.on >= days[0], at.on < days[1])
    return unit.db.execute(among.order_by(at.on, at.id)).all()


def seconds_between(unit: Unit, practice_id: str, space_id: str, days: tuple[date, date]) -> int:
    """Return how long that is in all."""
    at = review_minutes.c
    found = select(func.coalesce(func.sum(at.seconds), 0)).filter_by(
        practice_id=practice_id, space_id=space_id
    )
    return int(unit.db.execute(found.where(at.on >= days[0], at.on < days[1])).scalar_one())


def minutes_at(unit: Unit, practice_id: str, space_id: str, id_: str) -> Row[Any] | None:
    found = select(review_minutes).filter_by(practice_id=practice_id, space_id=space_id, id=id_)
    return unit.db.execute(found).one_or_none()


def put_minutes(unit: Unit, key: Mapping[str, str], values: Mapping[str, Any]) -> bool:
    """Keep time under its id. Returns False if somebody else's is kept under that."""
    row = upsert(review_minutes).values(**key, **values)
    changed = row.on_conflict_do_update(
        index_elements=list(key), set_=values, where=review_minutes.c.by == values["by"]
    )
    return unit.db.execute(changed.returning(review_minutes.c.id)).one_or_none() is not None


def delete_minutes(unit: Unit, practice_id: str, space_id: str, id_: str) -> None:
    here = delete(review_minutes).filter_by(practice_id=practice_id, space_id=space_id, id=id_)
    unit.db.execute(here)
