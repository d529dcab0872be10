"""Signatures outside the log: an API session, a consent (protocol.md sections 3 and 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from meantime.protocol.encoding import pae
from meantime.protocol.keys import Account, verify_signature


def sign_session(account: Account, origin: str, nonce: bytes, at_ms: int) -> bytes:
    """Return the signature that opens a session at `origin`; `nonce` is the server's, used once."""
    return account.sign("mt1/session", origin, nonce, str(at_ms))


def verify_session(sign_pk: bytes, origin: str, nonce: bytes, at_ms: int, signature: bytes) -> bool:
    """Tell whether the holder of `sign_pk` asked for this session."""
    return verify_signature(sign_pk, pae("mt1/session", origin, nonce, str(at_ms)), signature)


@dataclass(frozen=True, slots=True)
class Consent:
    """A decision about one version of a policy; ids and `policy_hash` are base64url text."""

    practice_space: str
    care_space: str
    policy_hash: str
    version: int
    locale: str
    role: str
    decision: Literal["permit", "withdraw"]
    at_ms: int

    @property
    def parts(self) -> tuple[str, ...]:
        """What is signed behind the label."""
        return (
            self.practice_space,
            self.care_space,
            self.policy_hash,
            str(self.version),
            self.locale,
            self.role,
            self.decision,
            str(self.at_ms),
        )


def sign_consent(account: Account, consent: Consent) -> bytes:
    """Return the signature by which this person decides."""
    return account.sign("mt1/consent", *consent.parts)


def verify_consent(sign_pk: bytes, consent: Consent, signature: bytes) -> bool:
    """Tell whether the holder of `sign_pk` decided so."""
    return verify_signature(sign_pk, pae("mt1/consent", *consent.parts), signature)
