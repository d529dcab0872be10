"""The signed entries as the server gave them, and where that was asked for the keys to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from meantime.protocol.encoding import b64
from meantime.protocol.errors import ProtocolError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from meantime.sdk.export.subject import Part


def log_lines(part: Part) -> Iterator[bytes]:
    """Yield an entry a line: its three parts, and when the server says that it came."""
    for opened in part.log:
        received_at = opened.received_at.isoformat()
        yield msgspec.json.encode({**opened.entry.wire, "received_at": received_at}) + b"\n"


def keys_of(parts: Iterable[Part]) -> dict[str, Any]:  # Any: JSON
    """Return the keys of the generations of these spaces that open here, and of no other.

    The practice's own is never among them: it is the practice.
    """
    return {
        "format": "meantime-keys",
        "version": 1,
        "keys": {part.id: dict(_keys(part)) for part in parts if part.purpose != "practice"},
    }


def _keys(part: Part) -> Iterator[tuple[str, str]]:
    if not part.log:
        return
    state = part.space.state
    for gen in sorted(state.commits):
        try:
            yield str(gen), b64(part.space.key(state, gen))
        except ProtocolError:
            continue  # its entries are listed as not to be read
