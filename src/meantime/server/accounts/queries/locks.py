"""Locks, by the login that names them or by the account that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, delete, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.accounts.queries.accounts import AccountKey
from meantime.server.accounts.tables import locks, logins

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from meantime.protocol.locks import Kind
    from meantime.server.kit.unit import Unit


class StoredLock(NamedTuple):
    """A lock as it is kept: `auth_hash` is compared, never shown."""

    kind: str
    suite: int
    public: dict[str, str]
    auth_hash: bytes
    wrapped: bytes


class FoundLock(NamedTuple):
    """A lock and the account that it opens."""

    account: AccountKey
    lock: StoredLock


LOCK = (locks.c.kind, locks.c.suite, locks.c.public, locks.c.auth_hash, locks.c.wrapped)


def lock_by_login(unit: Unit, login_index: bytes, kind: str) -> FoundLock | None:
    """Return the lock of this kind that a login names, None if there is no such pair."""
    return one_lock(unit, and_(logins.c.login_index == login_index, locks.c.kind == kind))


def lock_by_account(unit: Unit, account_id: str, kind: str) -> FoundLock | None:
    """Return the lock of this kind of an account that has a login; a released one has none."""
    return one_lock(unit, and_(logins.c.account_id == account_id, locks.c.kind == kind))


def one_lock(unit: Unit, condition: ColumnElement[bool]) -> FoundLock | None:
    belongs = and_(
        locks.c.practice_id == logins.c.practice_id, locks.c.account_id == logins.c.account_id
    )
    found = select(locks.c.practice_id, locks.c.account_id, *LOCK).join(logins, belongs)
    row = unit.db.execute(found.where(condition)).one_or_none()
    return FoundLock(AccountKey(*row[:2]), StoredLock(*row[2:])) if row else None


def locks_of(unit: Unit, key: AccountKey) -> list[tuple[Kind, int, datetime]]:
    """Return (kind, suite, set_at) of each lock of the account, by kind."""
    found = select(locks.c.kind, locks.c.suite, locks.c.set_at).where(held_by(key))
    return [tuple(row) for row in unit.db.execute(found.order_by(locks.c.kind))]


def typed_locks_of(unit: Unit, key: AccountKey) -> list[StoredLock]:
    """Return the locks of an account that open by what can be typed: password, recovery code."""
    found = select(*LOCK).where(held_by(key), locks.c.kind.in_(("password", "recovery")))
    return [StoredLock(*row) for row in unit.db.execute(found.order_by(locks.c.kind))]


def put_lock(unit: Unit, key: AccountKey, lock: StoredLock) -> None:
    """Store a lock in the place of the one of its kind."""
    values = {**lock._asdict(), "set_at": unit.now}
    stored = upsert(locks).values(practice_id=key.practice_id, account_id=key.id, **values)
    place = [locks.c.practice_id, locks.c.account_id, locks.c.kind]
    unit.db.execute(stored.on_conflict_do_update(index_elements=place, set_=values))


def delete_lock(unit: Unit, key: AccountKey, kind: str) -> None:
    unit.db.execute(delete(locks).where(held_by(key), locks.c.kind == kind))


def held_by(key: AccountKey) -> ColumnElement[bool]:
    return and_(locks.c.practice_id == key.practice_id, locks.c.account_id == key.id)
