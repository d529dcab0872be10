"""Locks as their owners make them, checked and brought into the form in which they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.locks import SALT_BYTES, auth_hash
from meantime.server.accounts.queries.locks import StoredLock
from meantime.server.accounts.rules.locks import SUITES
from meantime.server.accounts.service.fields import AUTH_BYTES, read_bytes
from meantime.server.accounts.service.passkeys import read_new_passkey
from meantime.server.kit.problems import Malformed

if TYPE_CHECKING:
    from meantime.server.accounts.door import Door
    from meantime.server.kit.unit import Unit
    from meantime.wire.accounts import Lock

WRAPPED_BYTES = 72
PUBLIC = {
    "password": {"server_salt"},
    "passkey": {"attestation", "client_data"},
    "recovery": set[str](),
}


def read_lock(unit: Unit, door: Door, lock: Lock) -> StoredLock:
    """Return a lock as it is kept. Raises Malformed."""
    if lock.suite != SUITES[lock.kind]:
        raise Malformed(fields={"suite": "must be 1 for a password, else 0"})
    return StoredLock(
        kind=lock.kind,
        suite=lock.suite,
        public=read_public(unit, door, lock),
        auth_hash=auth_hash(read_bytes("auth", lock.auth, AUTH_BYTES)),
        wrapped=read_bytes("wrapped", lock.wrapped, WRAPPED_BYTES),
    )


def read_public(unit: Unit, door: Door, lock: Lock) -> dict[str, str]:
    """Return the part of a lock that its owner is told again, or that proves it."""
    if lock.public.keys() != PUBLIC[lock.kind]:
        raise Malformed(fields={"public": "has not the fields of this kind of lock"})
    if lock.kind == "passkey":
        return read_new_passkey(unit, door, lock.public)
    if lock.kind == "password":
        read_bytes("server_salt", lock.public["server_salt"], SALT_BYTES)
    return lock.public
