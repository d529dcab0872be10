"""What became of a practice's notices, for the demo's desk and for tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from meantime.server.notices.queries import notices as queries

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

State = Literal["waiting", "left", "spared"]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a notice: it `left` at `at`, waits until then, or nobody needed it."""

    state: State
    at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """A notice as it stands, with what it never says aloud."""

    id: str
    seat_id: str
    is_urgent: bool
    fate: Fate


def list_notices(unit: Unit, practice_id: str) -> list[Kept]:
    """Return all notices of a practice and what became of each, newest first."""
    rows = queries.notices_of(unit, practice_id)
    kept = [Kept(row.id, row.seat_id, row.is_urgent, fate_of(row)) for row in rows]
    return sorted(kept, key=lambda each: (each.fate.at, each.id), reverse=True)


def fate_of(row: Row[Any]) -> Fate:
    if row.left_at is not None:
        return Fate("left", row.left_at)
    return Fate("waiting" if row.ended_at is None else "spared", row.due_at)
