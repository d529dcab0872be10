"""Cursors: where the next page of a list begins."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any, TypeVar

import msgspec

from meantime.server.kit.problems import Malformed

# Any: the keys are whatever the list is sorted by, as `shape` says.
Keys = TypeVar("Keys", bound=tuple[Any, ...])
PAGE = 100  # rows on a page of a list


def write_cursor(*keys: str | int) -> str:
    """Return an opaque cursor for the sort keys of the last row of a page."""
    return urlsafe_b64encode(msgspec.json.encode(keys)).rstrip(b"=").decode()


def read_cursor(cursor: str, shape: type[Keys]) -> Keys | None:
    """Return the sort keys in `cursor`, None for "" (the first page). Raises Malformed."""
    if not cursor:
        return None
    try:
        raw = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        keys: Keys = msgspec.json.decode(raw, type=shape)
    except (ValueError, msgspec.MsgspecError):
        raise Malformed(fields={"cursor": "is not one that the server gave out"}) from None
    return keys
