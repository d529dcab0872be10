"""Fields of a request, decoded; each refusal names its field and quotes nothing."""

from __future__ import annotations

from meantime.protocol.encoding import unb64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.locks import normal_login
from meantime.server.accounts.rules.locks import is_login
from meantime.server.kit.problems import Malformed

AUTH_BYTES = 32


def read_bytes(field: str, text: str, length: int) -> bytes:
    """Return exactly `length` bytes out of base64url text. Raises Malformed."""
    try:
        return unb64(text, length)
    except ProtocolError:
        raise Malformed(fields={field: f"must be {length} bytes in base64url"}) from None


def read_login(text: str) -> str:
    """Return a login in its normal form. Raises Malformed for what is no e-mail."""
    try:
        login = normal_login(text)
    except ProtocolError:
        login = ""
    if not is_login(login):
        raise Malformed(fields={"login": "must be an e-mail address in ASCII"})
    return login
