"""Every statement about how a practice bills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.billing.tables.plans import billing_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

FIRST_NUMBER = 1  # of a practice's statements


def settings_of(unit: Unit, practice_id: str) -> Row[Any] | None:
    """Return what a practice has set, None before it has set anything."""
    found = select(billing_settings).filter_by(practice_id=practice_id)
    return unit.db.execute(found).one_or_none()


def put_settings(unit: Unit, practice_id: str, values: Mapping[str, Any]) -> None:
    """Keep how a practice bills; the numbers of its statements go on."""
    row = upsert(billing_settings).values(
        practice_id=practice_id, next_number=FIRST_NUMBER, set_at=unit.now, **values
    )
    changed = {**values, "set_at": unit.now}
    key = [billing_settings.c.practice_id]
    unit.db.execute(row.on_conflict_do_update(index_elements=key, set_=changed))
