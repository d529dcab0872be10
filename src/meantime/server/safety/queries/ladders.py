"""Every statement about ladders, and about when crisis lines were checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.safety.tables import ladders, line_checks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def ladder_of(unit: Unit, practice_id: str) -> str | None:
    """Return what a practice has chosen, as JSON."""
    found = select(ladders.c.ladder).filter_by(practice_id=practice_id)
    return unit.db.execute(found).scalar_one_or_none()


def put_ladder(unit: Unit, practice_id: str, ladder: str) -> None:
    values = {"ladder": ladder, "set_at": unit.now}
    kept = upsert(ladders).values(practice_id=practice_id, **values)
    unit.db.execute(kept.on_conflict_do_update(index_elements=[ladders.c.practice_id], set_=values))


def line_checks_of(unit: Unit, practice_id: str) -> Sequence[Row[Any]]:
    """Return when a practice has checked which line, by line."""
    found = select(line_checks).filter_by(practice_id=practice_id)
    return unit.db.execute(found.order_by(line_checks.c.line_id)).all()


def put_line_check(unit: Unit, practice_id: str, line_id: str, account_id: str) -> None:
    values = {"checked_at": unit.now, "checked_by": account_id}
    kept = upsert(line_checks).values(practice_id=practice_id, line_id=line_id, **values)
    key = [line_checks.c.practice_id, line_checks.c.line_id]
    unit.db.execute(kept.on_conflict_do_update(index_elements=key, set_=values))
