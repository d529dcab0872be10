"""Which custodian a typed password or recovery code opens, by the locks that lie in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol import locks
from meantime.protocol.codes import read_code
from meantime.protocol.encoding import unb64
from meantime.protocol.errors import ProtocolError
from meantime.sdk.crisis_snapshot.errors import WrongSecret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.protocol.keys import Account
    from meantime.wire.crisis import About, KeptLock


def is_recovery_code(secret: str) -> bool:
    """Tell whether this reads as a whole recovery code; else it is taken for a password."""
    try:
        read_code(secret, "recover")
    except ProtocolError:
        return False
    return True


def unlock(about: About, secret: str, login: str = "") -> Account:
    """Return the custodian whose recovery code, or whose password under `login`, this is.

    A password takes a second for each custodian. Raises WrongSecret, ProtocolError `login`.
    """
    found = (
        _by_code(about, secret) if is_recovery_code(secret) else _by_password(about, secret, login)
    )
    account = next(found, None)
    if account is None:
        raise WrongSecret
    return account


def _by_code(about: About, secret: str) -> Iterator[Account]:
    output = locks.recovery_output(read_code(secret, "recover"))
    for lock in about.locks:
        if lock.kind == "recovery":
            yield from _opened(lock, output)


def _by_password(about: About, secret: str, login: str) -> Iterator[Account]:
    for lock in about.locks:
        if lock.kind == "password":
            salt = unb64(lock.public.get("server_salt", ""))
            yield from _opened(lock, locks.password_output(secret, login, salt, lock.suite))


def _opened(lock: KeptLock, output: bytes) -> Iterator[Account]:
    """Yield the account behind a lock, if this opens it."""
    try:
        yield locks.unlock(output, lock.kind, unb64(lock.wrapped), lock.account_id)
    except ProtocolError:
        return
