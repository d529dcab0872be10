"""A crisis snapshot on its way to the disk: one member of a gzip after the other.

Every function blocks, and may raise OSError: a full disk, for one.
"""

from __future__ import annotations

import os
import secrets
import struct
import zlib
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Self

import msgspec

from meantime.server.blobs.folder import make_folder, sync_folder
from meantime.wire.crisis import MEMBER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import BinaryIO

    from meantime.wire.base import Shape

PART: Final = ".part-"  # a file that is being written
FASTEST: Final = 1  # what is sealed gets no smaller, but for its base64
HASH_BYTES: Final = 32


class CrisisFile:
    """A snapshot that is written into a folder, in a `with` block: it is whole, or it is not there.

    Whatever an earlier one has left half written is removed.
    """

    def __init__(self, folder: Path) -> None:
        make_folder(folder)
        for left in folder.glob(f"{PART}*"):
            left.unlink(missing_ok=True)
        self._folder = folder
        self._part = folder / f"{PART}{secrets.token_hex(8)}"
        handle = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._file = os.fdopen(handle, "wb")
        self._begun_at = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._part.unlink(missing_ok=True)

    def put(self, only: Shape) -> None:
        """Write a member of one line."""
        self.begin(only)
        self.end()

    def begin(self, head: Shape) -> None:
        """Begin a member by what it says of itself."""
        self._begun_at = self._file.tell()
        self._member = Member(self._file)
        self._member.write(head)

    def add(self, lines: Iterable[Shape]) -> None:
        """Add a line for each to the member that was begun."""
        for line in lines:
            self._member.write(line)

    def end(self) -> str:
        """End the member; return its hash in hex."""
        return self._member.end()

    def drop(self) -> None:
        """Take the member that was begun back."""
        self._file.seek(self._begun_at)
        self._file.truncate()

    def finish(self, name: str) -> None:
        """Give the file its name, now that all of it is on the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._part.replace(self._folder / name)
        sync_folder(self._folder)


class Member:
    """JSON lines in one member of a gzip; all begin by the same bytes. Source: RFC 1952."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = blake2b(digest_size=HASH_BYTES)
        self._deflate = zlib.compressobj(FASTEST, wbits=-zlib.MAX_WBITS)
        self._crc = self._size = 0
        self._put(MEMBER)

    def write(self, line: Shape) -> None:
        written = msgspec.json.encode(line) + b"\n"
        self._crc = zlib.crc32(written, self._crc)
        self._size += len(written)
        self._put(self._deflate.compress(written))

    def end(self) -> str:
        """Return the hash of all its bytes, in hex."""
        self._put(self._deflate.flush() + struct.pack("<II", self._crc, self._size % 2**32))
        return self._hash.hexdigest()

    def _put(self, packed: bytes) -> None:
        self._file.write(packed)
        self._hash.update(packed)
