"""Locks: what yields 32 bytes and wraps the account secret with them (protocol.md section 3)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from nacl import bindings
from nacl.exceptions import CryptoError

from meantime.protocol.codes import code_secret
from meantime.protocol.encoding import HASH_BYTES, digest, keyed, pae
from meantime.protocol.errors import ProtocolError, demand
from meantime.protocol.keys import Account

Kind = Literal["password", "passkey", "recovery"]

PRF_INPUT = b"mt1/prf"  # a passkey's output is the WebAuthn PRF of this
SALT_BYTES = 16
NONCE_BYTES = 24


@dataclass(frozen=True, slots=True)
class Suite:
    """The cost of one guess at a password under Argon2id v1.3."""

    passes: int
    memory_bytes: int


# Parameters come from this table, never from a server: it can name a suite, not weaken one.
SUITES = {1: Suite(passes=3, memory_bytes=64 * 2**20)}


def normal_login(text: str) -> str:
    """Return an e-mail as it is hashed and looked up: trimmed, A-Z lowered.

    Raises `login` if nothing is left or it is not ASCII.
    """
    login = text.strip(" \t\n\r\f\v")
    demand(login and login.isascii(), "login")
    return login.lower()


def check_suite(suite: object, highest_seen: int = 0) -> Suite:
    """Return a known suite, not below the highest seen for this login. Raises `suite`."""
    known = SUITES.get(suite) if type(suite) is int and suite >= highest_seen else None
    if known is None:
        raise ProtocolError("suite")
    return known


def password_output(password: str, login: str, server_salt: bytes, suite: object) -> bytes:
    """Return the 32 bytes of a password lock; takes a second and 64 MiB. Raises `suite`, `login`.

    `suite` and `server_salt` are what the server said, and are checked before any work.
    """
    cost = check_suite(suite)
    demand(len(server_salt) == SALT_BYTES, "suite")
    salt = digest("mt1/salt", server_salt, normal_login(login))[:SALT_BYTES]
    return bindings.crypto_pwhash_alg(
        HASH_BYTES,
        unicodedata.normalize("NFKC", password).encode(),
        salt,
        cost.passes,
        cost.memory_bytes,
        bindings.crypto_pwhash_ALG_ARGON2ID13,
    )


def recovery_output(code: bytes) -> bytes:
    """Return the 32 bytes of a recovery lock."""
    return code_secret(code, "recover")


def lock_auth(output: bytes) -> bytes:
    """Return the 32 bytes that prove a lock to the server, which open nothing."""
    return keyed(output, "mt1/lock/auth")


def auth_hash(auth: bytes) -> bytes:
    """Return what the server keeps of an auth value, to be compared in constant time."""
    return blake2b(auth, digest_size=HASH_BYTES).digest()


def wrap(output: bytes, kind: Kind, secret: bytes, nonce: bytes | None = None) -> bytes:
    """Return the 72 bytes that the server keeps of the secret; only vectors pass a nonce."""
    nonce = nonce or bindings.randombytes(NONCE_BYTES)
    key = keyed(output, "mt1/lock/wrap")
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        secret, pae("mt1/lock", kind), nonce, key
    )


def unwrap(output: bytes, kind: Kind, wrapped: bytes) -> bytes:
    """Return the account secret. Raises `aead` for another output or kind, or altered bytes."""
    key = keyed(output, "mt1/lock/wrap")
    demand(len(wrapped) == NONCE_BYTES + HASH_BYTES + 16, "aead")
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            wrapped[NONCE_BYTES:], pae("mt1/lock", kind), wrapped[:NONCE_BYTES], key
        )
    except CryptoError:
        raise ProtocolError("aead") from None


def unlock(output: bytes, kind: Kind, wrapped: bytes, remembered_id: str = "") -> Account:
    """Return the account behind a lock. Raises `aead`; `identity` if another was remembered."""
    account = Account(unwrap(output, kind, wrapped))
    demand(remembered_id in {"", account.id}, "identity")
    return account


def hidden_salt(server_key: bytes, login: str) -> bytes:
    """Return the salt shown for a login that does not exist, so that nobody learns which do."""
    return keyed(server_key, "mt1/nosalt", login)[:SALT_BYTES]
