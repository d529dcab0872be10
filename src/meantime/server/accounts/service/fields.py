"""Fields of a request, decoded; each refusal names its field and quotes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.encoding import unb64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.locks import SALT_BYTES, auth_hash, normal_login
from meantime.server.accounts.queries.locks import StoredLock
from meantime.server.accounts.rules.locks import SUITES, is_login
from meantime.server.kit.problems import Malformed

if TYPE_CHECKING:
    from meantime.wire.accounts import Lock

AUTH_BYTES = 32
WRAPPED_BYTES = 72
PUBLIC = {"password": {"server_salt": SALT_BYTES}, "recovery": {}}  # field: how many bytes


def read_bytes(field: str, text: str, length: int) -> bytes:
    """Return exactly `length` bytes out of base64url text. Raises Malformed."""
    try:
        return unb64(text, length)
    except ProtocolError:
        raise Malformed(fields={field: f"must be {length} bytes in base64url"}) from None


def read_login(text: str) -> str:
    """Return a login in its normal form. Raises Malformed for what is no e-mail."""
    try:
        login = normal_login(text)
    except ProtocolError:
        login = ""
    if not is_login(login):
        raise Malformed(fields={"login": "must be an e-mail address in ASCII"})
    return login


def read_lock(lock: Lock) -> StoredLock:
    """Return a lock as it is kept. Raises Malformed."""
    # A passkey must be proven by a WebAuthn assertion, which nothing here checks.
    if lock.kind not in SUITES or lock.suite != SUITES[lock.kind]:
        raise Malformed(fields={"kind": "must be password (suite 1) or recovery (suite 0)"})
    lengths = PUBLIC[lock.kind]
    if lock.public.keys() != lengths.keys():
        raise Malformed(fields={"public": "has not the fields of this kind of lock"})
    for name, length in lengths.items():
        read_bytes(name, lock.public[name], length)
    return StoredLock(
        kind=lock.kind,
        suite=lock.suite,
        public=lock.public,
        auth_hash=auth_hash(read_bytes("auth", lock.auth, AUTH_BYTES)),
        wrapped=read_bytes("wrapped", lock.wrapped, WRAPPED_BYTES),
    )
