"""Canonical JSON: one spelling for each value (protocol.md section 2, a subset of RFC 8785)."""

from __future__ import annotations

import json
import re

from meantime.protocol.errors import ProtocolError, demand

MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 8

_is_key = re.compile(r"(?!__proto__\Z)[a-z_]{1,16}").fullmatch
_write = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False
).encode


def encode(value: object) -> bytes:
    """Return the only spelling of `value`: objects, lists, strings, integers. Raises `json`."""
    _check_subset(value, MAX_DEPTH)
    try:
        return _write(value).encode()
    except UnicodeEncodeError:  # a lone surrogate
        raise ProtocolError("json") from None


def decode(raw: bytes) -> object:
    """Return the value whose only spelling `raw` is. Raises `json`."""
    try:
        value: object = json.loads(raw.decode())
    except (ValueError, RecursionError):
        raise ProtocolError("json") from None
    demand(encode(value) == raw, "json")
    return value


def _check_subset(value: object, containers_left: int) -> None:
    # Exact types: a bool is an int in Python, and re-encoding alone lets 1.0 and 2^53+1 through.
    if type(value) is str:
        return
    if type(value) is int:
        demand(-MAX_INTEGER <= value <= MAX_INTEGER, "json")
    elif type(value) is dict and containers_left:
        for key, inner in value.items():
            demand(type(key) is str and _is_key(key), "json")
            _check_subset(inner, containers_left - 1)
    elif type(value) is list and containers_left:
        for inner in value:
            _check_subset(inner, containers_left - 1)
    else:
        raise ProtocolError("json")
