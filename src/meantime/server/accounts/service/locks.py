"""Changing the locks of one's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.accounts.problems import LocksNeeded, UnlockRefused
from meantime.server.accounts.queries import locks as queries
from meantime.server.accounts.queries.accounts import AccountKey, sealed_login_of
from meantime.server.accounts.rules.locks import are_enough
from meantime.server.accounts.service.attempts import Attempt, prove_lock
from meantime.server.accounts.service.fields import AUTH_BYTES, read_bytes
from meantime.server.accounts.service.new_locks import read_lock
from meantime.server.kit.problems import NotFound, NotPermitted

if TYPE_CHECKING:
    from meantime.server.accounts.door import Door
    from meantime.server.kit.unit import Unit
    from meantime.wire.accounts import LockChange, LockProof


def replace_lock(unit: Unit, door: Door, change: LockChange) -> UnlockRefused | None:
    """Put a lock in the place of the one of its kind.

    Returns the refusal of a wrong proof, so that its count is kept. Raises Malformed,
    NotPermitted, TooManyAttempts.
    """
    lock = read_lock(unit, door, change.lock)
    key = own_account(unit)
    if not is_proven(unit, door, key, change):
        return UnlockRefused()
    queries.put_lock(unit, key, lock)
    unit.audit("lock.replaced", subject=key.id)
    return None


def remove_lock(unit: Unit, door: Door, kind: str, proof: LockProof) -> UnlockRefused | None:
    """Take a lock away, if enough are left.

    Returns the refusal of a wrong proof, so that its count is kept. Raises LocksNeeded,
    Malformed, NotFound, NotPermitted, TooManyAttempts.
    """
    key = own_account(unit)
    if not is_proven(unit, door, key, proof):
        return UnlockRefused()
    held = {held for held, *_ in queries.locks_of(unit, key)}
    if kind not in held:
        raise NotFound
    if not are_enough(held - {kind}):
        raise LocksNeeded
    queries.delete_lock(unit, key, kind)
    unit.audit("lock.removed", subject=key.id)
    return None


def own_account(unit: Unit) -> AccountKey:
    """Return where the caller's account is. Raises NotPermitted for a seat that has none."""
    if unit.caller.account_id is None:
        raise NotPermitted
    return AccountKey(unit.caller.practice_id, unit.caller.account_id)


def is_proven(unit: Unit, door: Door, key: AccountKey, proof: LockProof) -> bool:
    sealed = sealed_login_of(unit, key)
    if sealed is None:
        return False
    name = key.id if proof.old_kind == "passkey" else door.key.open_login(sealed)
    auth = read_bytes("old_auth", proof.old_auth, AUTH_BYTES)
    attempt = Attempt(door, name, proof.old_kind, auth, proof.assertion)
    found = queries.lock_by_account(unit, key.id, proof.old_kind)
    return prove_lock(unit, found, attempt) is not None
