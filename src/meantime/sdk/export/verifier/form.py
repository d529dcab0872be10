"""Encodings and hashes (section 2)."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b
from typing import Any

Json = Any  # JSON of a file that anybody may have written: each reader checks what it takes


class Wrong(Exception):
    """Something does not hold; `str()` is its code in the protocol, or a sentence."""


def demand(fact: object, code: str) -> None:
    if not fact:
        raise Wrong(code)


def b64(raw: bytes) -> str:
    """Return base64url text without padding."""
    return urlsafe_b64encode(raw).decode().rstrip("=")


def unb64(text: object, length: int | None = None, code: str = "b64") -> bytes:
    """Return the bytes of base64url text, if it is their only spelling."""
    demand(isinstance(text, str) and re.fullmatch(r"[A-Za-z0-9_-]*", text), code)
    try:
        raw = urlsafe_b64decode(f"{text}==")
    except ValueError:
        raise Wrong(code) from None
    demand(b64(raw) == text and length in {None, len(raw)}, code)
    return raw


def pae(*parts: str | bytes) -> bytes:
    """Return each part behind its length, so that no two lists of parts look alike."""
    raws = [part.encode() if isinstance(part, str) else part for part in parts]
    return b"".join(len(raw).to_bytes(4, "big") + raw for raw in raws)


def plain_hash(raw: bytes) -> bytes:
    return blake2b(raw, digest_size=32).digest()


def digest(*parts: str | bytes) -> bytes:
    return plain_hash(pae(*parts))


def keyed(key: bytes, *parts: str | bytes) -> bytes:
    return blake2b(pae(*parts), key=key, digest_size=32).digest()


def canonical(raw: bytes) -> Json:
    """Return the value whose only spelling `raw` is: objects, lists, strings, integers."""
    try:
        value = json.loads(raw.decode())
        in_subset(value, 8)
        spelled = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        demand(spelled.encode() == raw, "json")
    except (ValueError, RecursionError):
        raise Wrong("json") from None
    return value


def in_subset(value: Json, depth: int) -> None:
    if type(value) is dict and depth:
        for key, inner in value.items():
            demand(re.fullmatch("[a-z_]{1,16}", key) and key != "__proto__", "json")
            in_subset(inner, depth - 1)
    elif type(value) is list and depth:
        for inner in value:
            in_subset(inner, depth - 1)
    else:
        is_integer = type(value) is int and abs(value) < 2**53
        demand(type(value) is str or is_integer, "json")
