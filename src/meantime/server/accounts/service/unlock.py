"""Getting a wrapped secret back by its lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.encoding import b64
from meantime.server.accounts.problems import UnlockRefused
from meantime.server.accounts.queries.locks import FoundLock, lock_by_account, lock_by_login
from meantime.server.accounts.rules.locks import SUITES
from meantime.server.accounts.service.attempts import Attempt, prove_lock
from meantime.server.accounts.service.fields import AUTH_BYTES, read_bytes, read_login
from meantime.wire.accounts import Unlocked, UnlockParameters

if TYPE_CHECKING:
    from meantime.server.accounts.door import Door
    from meantime.server.kit.unit import Unit
    from meantime.wire.accounts import PasskeyUnlock, UnlockRequest

ID_BYTES = 32


def begin_unlock(unit: Unit, door: Door, text: str) -> UnlockParameters:
    """Return how to derive the password key; an unknown login looks like any other.

    Raises Malformed. Source: protocol.md section 3, Unlock (1).
    """
    login = read_login(text)
    nobodys = b64(door.key.salt_for_nobody(login))
    found = lock_by_login(unit, door.key.login_index(login), "password")
    return UnlockParameters(
        suite=found.lock.suite if found else SUITES["password"],
        server_salt=found.lock.public["server_salt"] if found else nobodys,
    )


def unlock(unit: Unit, door: Door, request: UnlockRequest) -> Unlocked | UnlockRefused:
    """Return the wrapped secret, or the refusal, which is returned so that its count is kept.

    Raises Malformed, TooManyAttempts. Source: protocol.md section 3, Unlock (2).
    """
    login = read_login(request.login)
    auth = read_bytes("auth", request.auth, AUTH_BYTES)
    found = lock_by_login(unit, door.key.login_index(login), request.kind)
    return opened(unit, found, Attempt(door, login, request.kind, auth))


def unlock_by_passkey(unit: Unit, door: Door, request: PasskeyUnlock) -> Unlocked | UnlockRefused:
    """As `unlock`, for an account that is named by its id, with a WebAuthn assertion."""
    read_bytes("id", request.id, ID_BYTES)
    auth = read_bytes("auth", request.auth, AUTH_BYTES)
    found = lock_by_account(unit, request.id, "passkey")
    return opened(unit, found, Attempt(door, request.id, "passkey", auth, request.assertion))


def opened(unit: Unit, found: FoundLock | None, attempt: Attempt) -> Unlocked | UnlockRefused:
    proven = prove_lock(unit, found, attempt)
    if proven is None:
        return UnlockRefused()
    unit.audit(
        "account.unlocked", subject=proven.account.id, practice_id=proven.account.practice_id
    )
    return Unlocked(wrapped=b64(proven.lock.wrapped))
