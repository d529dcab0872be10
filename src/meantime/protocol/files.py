"""Attachments: sealed in chunks, padded so that a length says little (protocol.md section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nacl import bindings
from nacl.exceptions import CryptoError

from meantime.protocol.blobs import (
    CHUNK_BYTES,
    HEADER_BYTES,
    SEALED_CHUNK_BYTES,
    TAG_BYTES,
    padded_size,
)
from meantime.protocol.errors import ProtocolError, demand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KEY_BYTES = 32
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE


def make_file_key() -> bytes:
    """Return the 32 random bytes of one file."""
    return bindings.randombytes(KEY_BYTES)


def seal_file(key: bytes, content: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Yield the blob: its header, then its chunks. Raises ValueError if `size` was a lie."""
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    yield bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    left = padded_size(size)
    for chunk in _in_chunks(_padded(content, size), CHUNK_BYTES):
        left -= len(chunk)
        tag = _MESSAGE if left else _FINAL
        yield bindings.crypto_secretstream_xchacha20poly1305_push(state, chunk, None, tag)


def open_file(key: bytes, blob: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Yield the content of `size` bytes out of a blob given in pieces of any length.

    Raises `aead` (altered, cut short, out of order, another key) or `pad` (another size). What
    was yielded before an error was in its place; only the end says that all of it is there.
    """
    pieces = _in_chunks(blob, SEALED_CHUNK_BYTES, first=HEADER_BYTES)
    header = next(pieces, b"")
    demand(len(header) == HEADER_BYTES, "aead")
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
    return _unpadded(_pulled(state, pieces), size)


def _padded(content: Iterable[bytes], size: int) -> Iterator[bytes]:
    left = size
    for piece in content:
        left -= len(piece)
        yield piece
    if left:
        raise ValueError("the content is not as long as was said")
    yield b"\x80".ljust(padded_size(size) - size, b"\0")


def _unpadded(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    offset = 0
    for chunk in chunks:
        content = chunk[: max(0, size - offset)]
        yield content
        padding = chunk[len(content) :]
        mark = b"\x80" if offset + len(content) == size else b"\0"
        demand(padding == mark.ljust(len(padding), b"\0") or not padding, "pad")
        offset += len(chunk)
    demand(offset == padded_size(size), "pad")


def _pulled(
    state: bindings.crypto_secretstream_xchacha20poly1305_state, sealed: Iterable[bytes]
) -> Iterator[bytes]:
    tag = _MESSAGE
    for chunk in sealed:
        demand(tag == _MESSAGE and len(chunk) > TAG_BYTES, "aead")
        try:
            opened, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, chunk)
        except CryptoError:
            raise ProtocolError("aead") from None
        yield opened
    demand(tag == _FINAL, "aead")


def _in_chunks(pieces: Iterable[bytes], length: int, first: int = 0) -> Iterator[bytes]:
    """Yield the same bytes in chunks of `length`, the last one shorter; one of `first` in front."""
    wanted, held = first or length, bytearray()
    for piece in pieces:
        held += piece
        while len(held) >= wanted:
            yield bytes(held[:wanted])
            del held[:wanted]
            wanted = length
    if held:
        yield bytes(held)
