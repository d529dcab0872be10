"""What a device keeps for itself, and how it notices a server that forgets or forks (section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nacl import bindings
from nacl.exceptions import CryptoError

from meantime.protocol.encoding import pae
from meantime.protocol.errors import ProtocolError, demand

if TYPE_CHECKING:
    from meantime.protocol.keys import Account

NONCE_BYTES = 24


def seal_local(account: Account, purpose: str, plain: bytes) -> bytes:
    """Return `plain` sealed for this account's own devices: a pin, a draft, a cache."""
    nonce = bindings.randombytes(NONCE_BYTES)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        plain, pae("mt1/self", purpose), nonce, account.self_key
    )


def open_local(account: Account, purpose: str, sealed: bytes) -> bytes:
    """Return what was sealed for this purpose. Raises `aead`."""
    nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    demand(len(rest) >= bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES, "aead")
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            rest, pae("mt1/self", purpose), nonce, account.self_key
        )
    except CryptoError:
        raise ProtocolError("aead") from None


def check_pin(pinned_head: str, served_head: str | None) -> None:
    """Compare the head this device verified with the server's hash at the same seq.

    `served_head` is None (or empty) where the server knows of no such seq. Raises `rollback`
    if it has forgotten, `fork` if it tells another story.
    """
    demand(served_head, "rollback")
    demand(served_head == pinned_head, "fork")
