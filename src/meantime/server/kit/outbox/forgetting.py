"""Forgetting what was sent, or given up, long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, tuple_

from meantime.server.kit.outbox.tables import SETTLED, outbox

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.kit.unit import Unit


def forget_settled(unit: Unit, before: datetime, count: int) -> int:
    """Delete up to `count` messages that were settled before an instant; return how many."""
    old = select(outbox.c.practice_id, outbox.c.id).where(SETTLED, outbox.c.settled_at < before)
    oldest = old.order_by(outbox.c.settled_at).limit(count)
    key = tuple_(outbox.c.practice_id, outbox.c.id)
    return unit.db.execute(delete(outbox).where(key.in_(oldest))).rowcount
