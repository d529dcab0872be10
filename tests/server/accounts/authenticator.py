"""An authenticator in software: what a browser hands over when a passkey is made and used."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from meantime.protocol.encoding import b64

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Authenticator:
    """One passkey at `origin`. `flags` says whether its owner was there, and was asked."""

    origin: str
    flags: int = PRESENT | VERIFIED
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, nonce: str, **said: Any) -> dict[str, str]:
        """Return the `public` of a new lock, as a browser gives it."""
        length = len(self.id).to_bytes(2, "big")
        data = self.data(self.flags | ATTESTED) + bytes(16) + length + self.id + self.cose()
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client_data = self.client_data("webauthn.create", nonce, **said)
        return {"attestation": b64(attestation), "client_data": b64(client_data)}

    def use(self, nonce: str, **said: Any) -> dict[str, str]:
        """Return an assertion that answers `nonce`."""
        data = self.data(self.flags)
        client_data = self.client_data("webauthn.get", nonce, **said)
        signed = data + sha256(client_data).digest()
        return {
            "credential_id": b64(self.id),
            "authenticator_data": b64(data),
            "client_data": b64(client_data),
            "signature": b64(self.key.sign(signed, ec.ECDSA(SHA256()))),
        }

    def client_data(self, type_: str, nonce: str, **said: Any) -> bytes:
        claims = {"type": type_, "challenge": nonce, "origin": self.origin, "crossOrigin": False}
        return json.dumps({**claims, **said}).encode()

    def data(self, flags: int) -> bytes:
        host = self.origin.partition("://")[2].partition(":")[0]
        return sha256(host.encode()).digest() + bytes([flags]) + bytes(4)

    def cose(self) -> bytes:
        numbers = self.key.public_key().public_numbers()
        x, y = (value.to_bytes(32, "big") for value in (numbers.x, numbers.y))
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
