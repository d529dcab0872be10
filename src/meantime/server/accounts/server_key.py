"""What the server derives from its one secret, to hide e-mails and to answer without a table.

None of it opens anything that people write. Losing the key means that nobody is found by e-mail.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from nacl.secret import SecretBox

from meantime.protocol.encoding import keyed
from meantime.protocol.locks import hidden_salt
from meantime.server.kit.clock import from_ms, to_ms

if TYPE_CHECKING:
    from datetime import datetime

NONCE_LIFE = timedelta(minutes=5)  # protocol.md section 3
NONCE_BYTES = 32
_ENDS, _RANDOM = 8, 8  # bytes: when it ends (ms), what makes it unique; the rest proves both


class ServerKey:
    """The server's secret at work; 32 bytes from the settings."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._index = keyed(secret, "meantime/login-index")
        self._counters = keyed(secret, "meantime/throttle")
        self._nonces = keyed(secret, "meantime/nonce")
        self._box = SecretBox(keyed(secret, "meantime/login-seal"))

    def login_index(self, login: str) -> bytes:
        """Return the 32 bytes under which `login` is found; the same on every call."""
        return keyed(self._index, login)

    def seal_login(self, login: str) -> bytes:
        """Return `login` encrypted, different on every call."""
        return bytes(self._box.encrypt(login.encode()))

    def open_login(self, sealed: bytes) -> str:
        """Return the login that `seal_login` hid."""
        return self._box.decrypt(sealed).decode()

    def seal_for(self, purpose: str, text: str) -> bytes:
        """Return `text` encrypted for one purpose, different on every call."""
        return bytes(self._box_for(purpose).encrypt(text.encode()))

    def open_for(self, purpose: str, sealed: bytes) -> str:
        """Return the text that `seal_for` hid for the same purpose."""
        return self._box_for(purpose).decrypt(sealed).decode()

    def index_for(self, purpose: str, text: str) -> bytes:
        """Return the 32 bytes under which `text` is found for one purpose."""
        return keyed(keyed(self._secret, f"meantime/{purpose}-index"), text)

    def secret_for(self, purpose: str) -> bytes:
        """Return 32 secret bytes for one purpose, the same on every call."""
        return keyed(self._secret, f"meantime/{purpose}-secret")

    def _box_for(self, purpose: str) -> SecretBox:
        return SecretBox(keyed(self._secret, f"meantime/{purpose}-seal"))

    def salt_for_nobody(self, login: str) -> bytes:
        """Return the 16 bytes shown as the salt of a login that has no password lock."""
        return hidden_salt(self._secret, login)

    def counter(self, *counted: str) -> bytes:
        """Return the 32 bytes under which failures of `counted` are kept, which hide it."""
        return keyed(self._counters, *counted)

    def make_nonce(self, now: datetime) -> bytes:
        """Return 32 bytes that this server alone can have made and that end in five minutes."""
        claim = to_ms(now + NONCE_LIFE).to_bytes(_ENDS, "big") + secrets.token_bytes(_RANDOM)
        return claim + self._proof(claim)

    def nonce_end(self, nonce: bytes) -> datetime | None:
        """Return when a nonce of this server ends, None for any other bytes."""
        claim, proof = nonce[: _ENDS + _RANDOM], nonce[_ENDS + _RANDOM :]
        if not hmac.compare_digest(proof, self._proof(claim)):
            return None
        return from_ms(int.from_bytes(claim[:_ENDS], "big"))

    def _proof(self, claim: bytes) -> bytes:
        return keyed(self._nonces, claim)[: NONCE_BYTES - _ENDS - _RANDOM]
