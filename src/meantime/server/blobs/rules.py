"""Who may bring a file, and in which pieces."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from meantime.protocol.roles import RULES
from meantime.wire.blobs import PART_BYTES

UNFINISHED_FOR: Final = timedelta(days=3)  # since the upload was last begun or taken up again


def may_bring(space_type: str, role: str, *, is_seated: bool) -> bool:
    """Whether a seat may add files: it may if it may post."""
    return is_seated and role in RULES[space_type].posting


def part_size(number: int, size: int) -> int:
    """Return how long part `number` of a blob of `size` bytes must be; 0 if it has no such part."""
    return max(0, min(PART_BYTES, size - number * PART_BYTES)) if number >= 0 else 0


def next_part(received: int) -> int:
    """Return the first part that is not wholly there."""
    return received // PART_BYTES


def is_before(after_seq: int, until_seq: int) -> bool:
    """Whether a blob was stored while a seat that left at `until_seq` still sat there."""
    return after_seq < until_seq
