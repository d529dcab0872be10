"""Base64url text, unambiguous concatenation and the hashes made of it (protocol.md section 2)."""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from hashlib import blake2b

from meantime.protocol.errors import ProtocolError

HASH_BYTES = 32

# To the alphabet that the decoder knows; its own two and the padding stand for nothing here.
_TO_STANDARD = bytes.maketrans(b"-_+/=", b"+/\0\0\0")

_TO_URL = bytes.maketrans(b"+/", b"-_")
_FROM_URL = bytes.maketrans(b"-_", b"+/")


def b64(raw: bytes) -> str:
    """Return base64url text without padding."""
    return b2a_base64(raw, newline=False).translate(_TO_URL, b"=").decode("ascii")


def unb64(text: object, length: int | None = None, code: str = "b64") -> bytes:
    """Return the bytes that `b64` wrote, of exactly `length` if one is named. Raises `code`."""
    if not isinstance(text, str):
        raise ProtocolError(code)
    try:
        characters = text.encode("ascii").translate(_TO_STANDARD)
        raw = a2b_base64(characters + b"=" * (-len(text) % 4), strict_mode=True)
    except ValueError:
        raise ProtocolError(code) from None
    # What the strict decoder leaves open are unused bits in the last character.
    over = len(raw) % 3
    if (over and b64(raw[-over:]) != text[-over - 1 :]) or length not in {None, len(raw)}:
        raise ProtocolError(code)
    return raw


def pae(*parts: str | bytes) -> bytes:
    """Return every part behind its length as u32be; strings as UTF-8. The first is a label."""
    out = bytearray()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        out += len(raw).to_bytes(4, "big")
        out += raw
    return bytes(out)


def digest(*parts: str | bytes) -> bytes:
    """Return `H(parts)`: BLAKE2b-256 over their PAE."""
    return blake2b(pae(*parts), digest_size=HASH_BYTES).digest()


def keyed(key: bytes, *parts: str | bytes) -> bytes:
    """Return `K(key, parts)`: BLAKE2b-256 over their PAE under a key of 32 bytes."""
    return blake2b(pae(*parts), key=key, digest_size=HASH_BYTES).digest()
