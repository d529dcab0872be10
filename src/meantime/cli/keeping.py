"""Staying unlocked: the account secret in the operating system's own keyring, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import keyring
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError

from meantime.protocol.encoding import b64, unb64
from meantime.protocol.keys import Account

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "meantime"
# Other backends exist that write plain files; a secret is never given to one of those.
SEALED: Final = frozenset(
    f"keyring.backends.{name}"
    for name in ("SecretService", "Windows", "kwallet", "libsecret", "macOS")
)


def system_keyring() -> KeyringBackend | None:
    """Return the keyring of this system if it is one that seals what it keeps."""
    found = keyring.get_keyring()
    candidates = found.backends if isinstance(found, ChainerBackend) else [found]
    return next((one for one in candidates if type(one).__module__ in SEALED), None)


def keep(backend: KeyringBackend, origin: str, login: str, account: Account) -> None:
    """Keep an account unlocked on this device. Raises KeyringError."""
    backend.set_password(SERVICE, f"{login} {origin}", b64(account.secret))


def kept(backend: KeyringBackend, origin: str, login: str) -> Account | None:
    """Return the account that was kept, None if there is none or the keyring stays locked."""
    try:
        secret = backend.get_password(SERVICE, f"{login} {origin}")
    except KeyringError:
        return None
    return Account(unb64(secret, 32)) if secret else None


def forget(backend: KeyringBackend, origin: str, login: str) -> None:
    """Forget it; nothing happens if it was not kept."""
    if kept(backend, origin, login) is not None:
        backend.delete_password(SERVICE, f"{login} {origin}")
