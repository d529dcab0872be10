"""Passkeys: registering one, and checking that one was used just now, here, by its owner.

Nothing of what an authenticator says is logged, and only the id and the public key are kept. A
nonce of the server is the challenge, so that each answer counts once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec
from webauthn import verify_authentication_response, verify_registration_response
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorAssertionResponse,
    AuthenticatorAttestationResponse,
    RegistrationCredential,
)

from meantime.protocol.encoding import b64, unb64
from meantime.protocol.errors import ProtocolError
from meantime.server.accounts.queries.throttles import use_nonce
from meantime.server.kit.problems import Malformed

if TYPE_CHECKING:
    from meantime.server.accounts.door import Door
    from meantime.server.kit.unit import Unit
    from meantime.wire.accounts import Assertion

LONGEST = 16_384  # characters of anything that an authenticator says


class NotProven(Exception):
    """What came is no answer of a passkey to a challenge of this server."""


class ClientData(msgspec.Struct):
    """What the browser says of a ceremony; the rest of it is checked by `webauthn`."""

    challenge: str
    origin: str


@dataclass(frozen=True, slots=True)
class Ceremony:
    """A challenge of this server that was answered on a page of the web app."""

    challenge: bytes
    origin: str
    client_data: bytes

    @property
    def asked(self) -> dict[str, Any]:
        """Return what the answer must fit; the RP id is the host at which the app stands."""
        return {
            "expected_challenge": self.challenge,
            "expected_origin": self.origin,
            "expected_rp_id": urlsplit(self.origin).hostname or "",
            "require_user_verification": True,
        }


def read_new_passkey(unit: Unit, door: Door, public: dict[str, str]) -> dict[str, str]:
    """Return what is kept of a passkey that a browser has just made. Raises Malformed."""
    try:
        ceremony = take_up(unit, door, public["client_data"])
        response = AuthenticatorAttestationResponse(
            client_data_json=ceremony.client_data,
            attestation_object=decoded(public["attestation"]),
        )
        credential = RegistrationCredential(id="", raw_id=b"", response=response)
        made = verify_registration_response(credential=credential, **ceremony.asked)
    except (NotProven, WebAuthnException, ValueError, TypeError, KeyError):
        raise Malformed(fields={"public": "must be a passkey made just now for this app"}) from None
    return {
        "credential_id": b64(made.credential_id),
        "public_key": b64(made.credential_public_key),
    }


def is_asserted(unit: Unit, door: Door, public: dict[str, str], assertion: Assertion) -> bool:
    """Tell whether the passkey kept as `public` was used for this, just now and by its owner."""
    if assertion.credential_id != public["credential_id"]:
        return False
    try:
        ceremony = take_up(unit, door, assertion.client_data)
        response = AuthenticatorAssertionResponse(
            client_data_json=ceremony.client_data,
            authenticator_data=decoded(assertion.authenticator_data),
            signature=decoded(assertion.signature),
        )
        verify_authentication_response(
            credential=AuthenticationCredential(id="", raw_id=b"", response=response),
            credential_public_key=decoded(public["public_key"]),
            credential_current_sign_count=0,  # not kept: synced passkeys have none
            **ceremony.asked,
        )
    except (NotProven, WebAuthnException, ValueError, TypeError, KeyError):
        return False
    return True


def take_up(unit: Unit, door: Door, client_data: str) -> Ceremony:
    """Use up the nonce that was answered. Raises NotProven."""
    raw = decoded(client_data)
    try:
        said = msgspec.json.decode(raw, type=ClientData)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise NotProven from None
    challenge = decoded(said.challenge)
    ends_at = door.key.nonce_end(challenge)
    if ends_at is None or ends_at <= unit.now or not door.is_allowed_origin(said.origin):
        raise NotProven
    if not use_nonce(unit, challenge, ends_at):
        raise NotProven
    return Ceremony(challenge, said.origin, raw)


def decoded(text: str) -> bytes:
    """Return the bytes of base64url text. Raises NotProven."""
    if len(text) > LONGEST:
        raise NotProven
    try:
        return unb64(text)
    except ProtocolError:
        raise NotProven from None
