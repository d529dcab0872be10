"""Counters of failed attempts, and nonces that were used: both cleared as they run out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Table, delete, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.accounts.rules.throttle import Failures
from meantime.server.accounts.tables import throttles, used_nonces

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from meantime.server.kit.unit import Unit

CLEARED = 64  # rows that one write clears at most


def hold_failures(unit: Unit, keys: Sequence[bytes]) -> dict[bytes, Failures]:
    """Return the counters that have failed, by key; hold all, in this order, until the unit ends.

    A counter that has not failed is stored as well: what is not there cannot be held.
    """
    fresh = {"failed": 0, "last_failed_at": unit.now, "forgotten_at": unit.now}
    held = (
        upsert(throttles)
        .values([{"key": key, **fresh} for key in keys])
        .on_conflict_do_update(
            index_elements=[throttles.c.key], set_={"failed": throttles.c.failed}
        )
        .returning(throttles.c.key, throttles.c.failed, throttles.c.last_failed_at)
    )
    return {bytes(key): Failures(*row) for key, *row in unit.db.execute(held) if row[0]}


def put_failures(unit: Unit, key: bytes, failures: Failures, forgotten_at: datetime) -> None:
    """Store a counter that is held."""
    counter = update(throttles).where(throttles.c.key == key)
    unit.db.execute(
        counter.values(
            failed=failures.count, last_failed_at=failures.last_at, forgotten_at=forgotten_at
        )
    )


def clear_forgotten(unit: Unit) -> None:
    """Delete some of the counters that no longer count."""
    clear(unit, throttles, throttles.c.forgotten_at)


def delete_failures(unit: Unit, keys: Collection[bytes]) -> None:
    unit.db.execute(delete(throttles).where(throttles.c.key.in_(keys)))


def use_nonce(unit: Unit, nonce: bytes, expires_at: datetime) -> bool:
    """Note that a nonce is used. Returns False if it was before. Clears some that ran out."""
    clear(unit, used_nonces, used_nonces.c.expires_at)
    used = upsert(used_nonces).values(nonce=nonce, expires_at=expires_at)
    used = used.on_conflict_do_nothing(index_elements=[used_nonces.c.nonce])
    return unit.db.execute(used.returning(used_nonces.c.nonce)).first() is not None


def clear(unit: Unit, table: Table, end: ColumnElement[datetime]) -> None:
    """Delete rows that have ended, found by their index; those that others hold are left."""
    key = table.primary_key.columns.values()[0]
    ended = select(key).where(end < unit.now).limit(CLEARED).with_for_update(skip_locked=True)
    unit.db.execute(delete(table).where(key.in_(ended)))
