"""Sealed files as tests bring them."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from meantime.protocol.blobs import address, blob_size
from meantime.protocol.encoding import b64
from meantime.wire.blobs import PART_BYTES
from tests.space import ok

if TYPE_CHECKING:
    import httpx2

    from tests.space import Space
    from tests.world import Person


class Blob:
    """Bytes of a length that a sealed file may have, and where they go."""

    def __init__(self, space: Space, content: int = 600_000) -> None:
        self.bytes = secrets.token_bytes(blob_size(content))
        self.address = b64(address([self.bytes]))
        self.path = f"/spaces/{space.id}/blobs/{self.address}"

    @property
    def parts(self) -> list[bytes]:
        starts = range(0, len(self.bytes), PART_BYTES)
        return [self.bytes[start : start + PART_BYTES] for start in starts]

    def begin(self, person: Person, **instead: Any) -> httpx2.Response:
        return person.api.put(self.path, json={"size": len(self.bytes), **instead})

    def bring(self, person: Person, number: int, part: bytes | None = None) -> httpx2.Response:
        content = self.parts[number] if part is None else part
        return person.api.put(f"{self.path}/parts/{number}", content=content)

    def send(self, person: Person) -> None:
        """Bring all of it; the server must take it."""
        ok(self.begin(person))
        answers = [ok(self.bring(person, number)) for number in range(len(self.parts))]
        assert answers[-1] == {"received": len(self.bytes), "is_stored": True}
