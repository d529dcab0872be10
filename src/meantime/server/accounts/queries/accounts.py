"""Accounts, and the e-mails that find them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, delete, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.accounts.tables import accounts, locks, logins

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from meantime.server.kit.unit import Unit


class AccountKey(NamedTuple):
    """Where an account is: everything of it lies under these two."""

    practice_id: str
    id: str


class StoredAccount(NamedTuple):
    """An account as it is kept. `invited_seat_id` is None for the founder of a practice."""

    practice_id: str
    id: str
    card: bytes
    invited_seat_id: str | None

    @property
    def key(self) -> AccountKey:
        return AccountKey(self.practice_id, self.id)


ACCOUNT = (accounts.c.practice_id, accounts.c.id, accounts.c.card, accounts.c.invited_seat_id)


def account_by_id(unit: Unit, account_id: str) -> StoredAccount | None:
    """Return the account, whichever practice it belongs to."""
    return one_account(unit, accounts.c.id == account_id)


def account_by_invitation(unit: Unit, practice_id: str, seat_id: str) -> StoredAccount | None:
    """Return the account that was made under this invitation last."""
    return one_account(
        unit, and_(accounts.c.practice_id == practice_id, accounts.c.invited_seat_id == seat_id)
    )


def account_by_login(unit: Unit, login_index: bytes) -> StoredAccount | None:
    """Return the account that this login unlocks."""
    found = select(logins.c.practice_id, logins.c.account_id).where(
        logins.c.login_index == login_index
    )
    key = unit.db.execute(found).one_or_none()
    return one_account(unit, is_account(AccountKey(*key))) if key else None


def one_account(unit: Unit, condition: ColumnElement[bool]) -> StoredAccount | None:
    row = unit.db.execute(select(*ACCOUNT).where(condition)).one_or_none()
    return StoredAccount(*row) if row else None


def insert_account(unit: Unit, account: StoredAccount) -> None:
    unit.db.execute(insert(accounts).values(**account._asdict(), created_at=unit.now))


def delete_account(unit: Unit, key: AccountKey) -> None:
    """Delete an account with its login and locks; its sign-ins are ended before."""
    delete_locks(unit, key)
    unit.db.execute(delete(accounts).where(is_account(key)))


def delete_locks(unit: Unit, key: AccountKey) -> None:
    """Delete an account's locks, and the login that finds them."""
    unit.db.execute(
        delete(locks).where(locks.c.practice_id == key.practice_id, locks.c.account_id == key.id)
    )
    unit.db.execute(
        delete(logins).where(logins.c.practice_id == key.practice_id, logins.c.account_id == key.id)
    )


def is_account(key: AccountKey) -> ColumnElement[bool]:
    return and_(accounts.c.practice_id == key.practice_id, accounts.c.id == key.id)


def insert_login(unit: Unit, key: AccountKey, login_index: bytes, sealed_login: bytes) -> bool:
    """Let this login find the account. Returns False if it finds another one already."""
    added = upsert(logins).values(
        login_index=login_index,
        practice_id=key.practice_id,
        account_id=key.id,
        sealed_login=sealed_login,
    )
    added = added.on_conflict_do_nothing(index_elements=[logins.c.login_index])
    return unit.db.execute(added.returning(logins.c.login_index)).first() is not None


def sealed_login_of(unit: Unit, key: AccountKey) -> bytes | None:
    """Return the account's login as it is kept, None if another account has it now."""
    found = select(logins.c.sealed_login).where(
        logins.c.practice_id == key.practice_id, logins.c.account_id == key.id
    )
    return unit.db.execute(found).scalar_one_or_none()
