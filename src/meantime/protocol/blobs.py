"""A sealed file to somebody without its key: a length and an address (protocol.md section 7)."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from meantime.protocol.encoding import HASH_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTENT_MAX: Final = 25 * 2**20
CHUNK_BYTES: Final = 65_536
PADDED_MIN: Final = 65_536
HEADER_BYTES: Final = 24  # of the secretstream
TAG_BYTES: Final = 17  # that it adds to each chunk
SEALED_CHUNK_BYTES: Final = CHUNK_BYTES + TAG_BYTES


def padded_size(size: int) -> int:
    """Return the length to which content of `size` bytes is padded (Padmé, at least 64 KiB)."""
    length = max(PADDED_MIN, size + 1)
    exponent = length.bit_length() - 1
    step = 1 << exponent - exponent.bit_length()
    return -(-length // step) * step


def blob_size(size: int) -> int:
    """Return the length of the blob that content of `size` bytes becomes."""
    padded = padded_size(size)
    chunks = -(-padded // CHUNK_BYTES)
    return HEADER_BYTES + padded + chunks * TAG_BYTES


def is_blob_size(size: int) -> bool:
    """Tell whether a blob can be `size` bytes long: one of the few lengths that content becomes."""
    sealed = size - HEADER_BYTES
    chunks = -(-sealed // SEALED_CHUNK_BYTES)
    most = sealed - chunks * TAG_BYTES - 1  # content that becomes as long as that
    return most >= 0 and blob_size(most) == size


def address(blob: Iterable[bytes]) -> bytes:
    """Return the 32-byte address of a blob given in pieces; checked over the whole download."""
    hashed = blake2b(digest_size=HASH_BYTES)
    for piece in blob:
        hashed.update(piece)
    return hashed.digest()
