"""The register of vendors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.rollout.tables import vendors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def vendors_of(unit: Unit, practice_id: str) -> Sequence[Row[Any]]:
    """Return the register of a practice, the oldest entry first."""
    found = select(vendors).filter_by(practice_id=practice_id)
    return unit.db.execute(found.order_by(vendors.c.noted_at, vendors.c.id)).all()


def put_vendor(unit: Unit, practice_id: str, vendor_id: str, **said: Any) -> None:  # noqa: ANN401  columns
    values = {**said, "changed_by": unit.caller.seat_id, "changed_at": unit.now}
    kept = upsert(vendors).values(
        practice_id=practice_id, id=vendor_id, noted_at=unit.now, **values
    )
    key = [vendors.c.practice_id, vendors.c.id]
    unit.db.execute(kept.on_conflict_do_update(index_elements=key, set_=values))


def delete_vendor(unit: Unit, practice_id: str, vendor_id: str) -> bool:
    """Take a vendor out of the register. Returns False if there is none such."""
    gone = delete(vendors).filter_by(practice_id=practice_id, id=vendor_id)
    return unit.db.execute(gone).rowcount == 1
