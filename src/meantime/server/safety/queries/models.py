"""Every statement about the switch of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.safety.tables import model_switches

if TYPE_CHECKING:
    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def switch_of(unit: Unit, practice_id: str) -> Row[Any] | None:
    """Return what a practice has chosen, None if nothing."""
    found = select(model_switches).filter_by(practice_id=practice_id)
    return unit.db.execute(found).one_or_none()


def put_switch(unit: Unit, practice_id: str, region: str, *, is_on: bool) -> None:
    values = {"is_on": is_on, "region": region, "set_at": unit.now}
    kept = upsert(model_switches).values(practice_id=practice_id, **values)
    key = [model_switches.c.practice_id]
    unit.db.execute(kept.on_conflict_do_update(index_elements=key, set_=values))
