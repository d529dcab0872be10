"""Codes that people type: 120 bits in Crockford's alphabet with a check (protocol.md section 3)."""

from __future__ import annotations

from hmac import compare_digest
from typing import Literal

from nacl import bindings

from meantime.protocol.encoding import digest
from meantime.protocol.errors import demand
from meantime.protocol.keys import Account

Purpose = Literal["join", "recover"]

CODE_BYTES = 15
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_CHARS, _CHECK_CHARS, _GROUP_CHARS, _BITS = 24, 4, 4, 5
_READ_AS = str.maketrans("OIL", "011", "-")


def make_code() -> bytes:
    """Return 15 random bytes."""
    return bindings.randombytes(CODE_BYTES)


def write_code(code: bytes, purpose: Purpose) -> str:
    """Return the code as people see it: seven groups of four, the last one checks the typing."""
    text = _letters(int.from_bytes(code, "big"), _CODE_CHARS) + _check(code, purpose)
    groups = range(0, len(text), _GROUP_CHARS)
    return "-".join(text[start : start + _GROUP_CHARS] for start in groups)


def read_code(text: str, purpose: Purpose) -> bytes:
    """Return the 15 bytes of a typed code, whatever its case and dashes.

    Raises `code` if it was mistyped or was made for the other purpose.
    """
    demand(text.isascii(), "code")  # before upper(), which turns a dotless i into I
    letters = text.upper().translate(_READ_AS)
    demand(len(letters) == _CODE_CHARS + _CHECK_CHARS, "code")
    demand(set(letters) <= set(_ALPHABET), "code")
    number = 0
    for letter in letters[:_CODE_CHARS]:
        number = number << _BITS | _ALPHABET.index(letter)
    code = number.to_bytes(CODE_BYTES, "big")
    demand(compare_digest(letters[_CODE_CHARS:], _check(code, purpose)), "code")
    return code


def code_secret(code: bytes, purpose: Purpose) -> bytes:
    """Return the 32 bytes that a code stands for: a seat's secret, or a lock's output."""
    return digest("mt1/code", purpose, code)


def join_account(code: bytes) -> Account:
    """Return the temporary account that a join code seats."""
    return Account(code_secret(code, "join"))


def _check(code: bytes, purpose: Purpose) -> str:
    hashed = int.from_bytes(digest("mt1/check", purpose, code), "big")
    return _letters(hashed >> 256 - _CHECK_CHARS * _BITS, _CHECK_CHARS)


def _letters(number: int, count: int) -> str:
    shifts = range((count - 1) * _BITS, -1, -_BITS)
    return "".join(_ALPHABET[number >> shift & 31] for shift in shifts)
