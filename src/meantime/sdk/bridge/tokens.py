"""Getting into a record system: OAuth 2.0 client credentials, by a secret or by a key.

Source: RFC 6749 sections 2.3.1 and 4.4, RFC 7523 section 2.2; HL7 SMART App Launch 2.2, Backend
Services: the assertion is RS384 and ends within five minutes.
"""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote_plus

import httpx2
import msgspec

from meantime.sdk.bridge.errors import Away, TokenRefused

if TYPE_CHECKING:
    from collections.abc import Callable

    from meantime.sdk.bridge.kept import Place

KEY_BITS: Final = 3072
ALGORITHM: Final = "RS384"
ASSERTION: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
CLAIM_SECONDS: Final = 240
EARLY_SECONDS: Final = 30  # before its end a token counts as ended
USUAL_SECONDS: Final = 300  # of a token that does not say how long it lasts
CODE_CHARACTERS: Final = 64
PASSING: Final = frozenset({408, 425, 429}) | frozenset(range(500, 600))


class Granted(msgspec.Struct):
    """What a token endpoint answers (RFC 6749 section 5.1), as far as it is needed."""

    access_token: str
    expires_in: float = USUAL_SECONDS


class Tokens:
    """The token that lets the bridge in: asked for when it is needed, renewed before it ends.

    It is kept in memory alone and is in no log and no error. `key` is a private JWK, for a place
    without a secret.
    """

    def __init__(
        self,
        place: Place,
        key: str,
        client: httpx2.Client,
        seconds: Callable[[], float] = time.time,
    ) -> None:
        self._place = place
        self._key = key
        self._client = client
        self._seconds = seconds
        self._token = ""
        self._ends_at = 0.0

    def bearer(self) -> str:
        """Return a token that is good now. Raises TokenRefused, Away."""
        if not self._token or self._seconds() >= self._ends_at:
            granted = self._ask()
            self._token = granted.access_token
            self._ends_at = self._seconds() + granted.expires_in - EARLY_SECONDS
        return self._token

    def forget(self) -> None:
        """Take it that the token is good no more, whatever it said of itself."""
        self._token = ""

    def _ask(self) -> Granted:
        form = {"grant_type": "client_credentials", "scope": self._place.scope}
        given: Any = {}  # what the client takes beside the form
        if self._place.secret:
            given = {"auth": (quoted(self._place.client_id), quoted(self._place.secret))}
        else:
            form |= {
                "client_assertion_type": ASSERTION,
                "client_assertion": make_assertion(self._place, self._key, self._seconds()),
            }
        data = {name: value for name, value in form.items() if value}
        try:
            answer = self._client.post(self._place.token_url, data=data, **given)
        except httpx2.TransportError as lost:
            raise Away from lost
        if answer.status_code in PASSING:
            raise Away
        return granted_by(answer)


def granted_by(answer: httpx2.Response) -> Granted:
    """Return what a token endpoint granted. Raises TokenRefused with its code alone."""
    try:
        if answer.is_success:
            return msgspec.json.decode(answer.content, type=Granted)
        said = msgspec.json.decode(answer.content, type=dict[str, object]).get("error")
    except msgspec.MsgspecError:
        said = None
    code = said if isinstance(said, str) and said.isascii() and said.isprintable() else ""
    raise TokenRefused(code[:CODE_CHARACTERS] or str(answer.status_code))


def make_assertion(place: Place, key: str, now: float) -> str:
    """Return a signed claim to be the client of `place`, good for four minutes."""
    from joserfc import jwt  # noqa: PLC0415  heavy, and a place with a secret needs none
    from joserfc.jwk import RSAKey  # noqa: PLC0415

    signer = RSAKey.import_key(msgspec.json.decode(key))
    header = {"alg": ALGORITHM, "typ": "JWT", "kid": signer.kid}
    claims = {
        "iss": place.client_id,
        "sub": place.client_id,
        "aud": place.token_url,
        "exp": int(now) + CLAIM_SECONDS,
        "iat": int(now),
        "jti": secrets.token_urlsafe(16),
    }
    return jwt.encode(header, claims, signer, algorithms=[ALGORITHM])


def make_key() -> str:
    """Return a new private JWK, named by its thumbprint (RFC 7638)."""
    from joserfc.jwk import RSAKey  # noqa: PLC0415  heavy

    key = RSAKey.generate_key(
        KEY_BITS, {"use": "sig", "alg": ALGORITHM}, private=True, auto_kid=True
    )
    return msgspec.json.encode(key.as_dict(private=True)).decode()


def public_keys(key: str) -> dict[str, object]:
    """Return the JWK set that a record system is given: nothing in it is secret."""
    from joserfc.jwk import RSAKey  # noqa: PLC0415  heavy

    read = RSAKey.import_key(msgspec.json.decode(key))
    return {"keys": [dict(read.as_dict(private=False))]}


def quoted(text: str) -> str:
    """Return one half of what RFC 6749 puts into HTTP Basic: form-encoded first."""
    return quote_plus(text)
