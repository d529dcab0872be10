"""Locks, unlock, sign-ins and devices (protocol.md section 3)."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from meantime.wire.base import Shape

LockKind = Literal["password", "passkey", "recovery"]
TypedKind = Literal["password", "recovery"]  # what a person types, in a browser or elsewhere
Carrier = Literal["bearer", "cookie"]
Device = Literal["browser", "phone", "cli", "service"]


class Lock(Shape):
    """A lock as the server takes it; `auth` proves it later and is stored only as its hash.

    A passkey's `public` is what the browser gave when it was made, `{attestation, client_data}`;
    of these the server keeps the id and the public key.
    """

    kind: LockKind
    suite: int
    public: dict[str, str]  # {server_salt} for a password, {} for recovery
    auth: str  # 32 bytes
    wrapped: str  # 72 bytes


class NewAccount(Shape):
    """An account as its own device makes it. `login` is an e-mail as protocol.md writes it."""

    card: str  # 64 bytes
    login: str
    locks: list[Lock]


class AccountCreated(Shape):
    id: str
    practice_id: str


class UnlockBegin(Shape):
    login: str


class UnlockParameters(Shape):
    """How to derive the password key. Unknown logins get an answer of the same shape."""

    suite: int
    server_salt: str  # 16 bytes


class UnlockRequest(Shape):
    login: str
    kind: TypedKind
    auth: str  # 32 bytes


class Assertion(Shape):
    """What a browser gives when a passkey is used (WebAuthn level 3); the challenge is a nonce."""

    credential_id: str
    authenticator_data: str
    client_data: str
    signature: str


class PasskeyUnlock(Shape):
    """The authenticator keeps the account's id, so that nobody has to type a login."""

    id: str
    auth: str  # 32 bytes
    assertion: Assertion


class Unlocked(Shape):
    wrapped: str  # 72 bytes


class Nonce(Shape):
    nonce: str  # 32 bytes, good once, for five minutes


class SignInRequest(Shape):
    """`signature` is `mt1/session` over origin, nonce and `at` (ms) under the key of `id`."""

    id: str
    origin: str
    nonce: str
    at: int
    signature: str
    carrier: Carrier
    device: Device


class SignedIn(Shape):
    """`token` is empty when the carrier is a cookie."""

    sign_in_id: str
    practice_id: str
    token: str
    idle_minutes: int
    expires_at: datetime


class LockSummary(Shape):
    kind: LockKind
    suite: int
    set_at: datetime


class Me(Shape):
    """`login` and `locks` are empty for a sign-in as an invitation or as the practice."""

    id: str
    practice_id: str
    login: str
    locks: list[LockSummary]


class LockProof(Shape, kw_only=True):
    """What allows a lock to be changed or removed: the `auth` of any lock held now.

    A passkey proves itself by an assertion as well.
    """

    old_kind: LockKind
    old_auth: str
    assertion: Assertion | None = None


class LockChange(LockProof, kw_only=True):
    """A new lock in place of the one of its kind."""

    lock: Lock


class SignIn(Shape):
    """A device as its owner sees it in the list."""

    id: str
    device: Device
    address: str
    created_at: datetime
    last_seen_at: datetime
    is_this: bool


class SignIns(Shape):
    sign_ins: list[SignIn]


class AppendToken(Shape):
    """Good only to append entries that this account signed; dies with its sign-in."""

    token: str
    expires_at: datetime
