"""Blobs on the disk. What is said to be there has been synced, names and all."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from meantime.protocol.blobs import address
from meantime.protocol.encoding import b64
from meantime.server.blobs.problems import BlobDamaged
from meantime.server.blobs.rules import next_part
from meantime.wire.blobs import PART_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Place(NamedTuple):
    """Where a blob belongs, and its hash."""

    space_id: str
    address: str


class Upload(NamedTuple):
    """A blob on its way, by names that hold nothing but ids and a hash."""

    practice_id: str
    space_id: str
    seat_id: str
    address: str
    size: int

    @property
    def place(self) -> Place:
        return Place(self.space_id, self.address)


class BlobFolder:
    """`stored/<practice>/<space>/<address>`, and `unfinished/` beside it, on one file system.

    Every function may block, and may raise OSError: a full disk, for one.
    """

    def __init__(self, path: Path) -> None:
        self._stored = path / "stored"
        self._unfinished = path / "unfinished"

    def received(self, upload: Upload) -> int:
        """Return how many bytes of it are here; all of them if it already has its final name."""
        with suppress(FileNotFoundError):
            return self._unfinished_path(upload).stat().st_size
        return upload.size if self._stored_path(upload).exists() else 0

    def put_next(self, upload: Upload, number: int, part: bytes) -> None:
        """Write a part in its place, unless it is there, or one before it is not."""
        if next_part(self.received(upload)) != number:
            return
        path = self._unfinished_path(upload)
        make_folder(path.parent)
        create = os.O_CREAT if number == 0 else 0
        try:
            handle = os.open(path, os.O_WRONLY | create, 0o600)
        except FileNotFoundError:
            return  # another request has brought the last part meanwhile
        with os.fdopen(handle, "wb") as file:
            file.seek(number * PART_BYTES)
            file.write(part)
            file.flush()
            os.fsync(file.fileno())

    def finish(self, upload: Upload) -> bool:
        """Give an upload whose parts are all here its final name; tell whether it has that now.

        If it has that name already, by another request or before a crash, all is well. Another
        request may be at it just now. Raises BlobDamaged.
        """
        stored = self._stored_path(upload)
        # Under a name that no other request knows, it stays the file that was checked.
        claimed = self._unfinished / f"{name_of(upload)}.{secrets.token_hex(8)}"
        try:
            self._unfinished_path(upload).rename(claimed)
        except FileNotFoundError:
            return stored.exists()
        try:
            is_whole = self._settle(claimed, stored, upload.address)
        except OSError:
            with suppress(FileNotFoundError):  # unless it had its final name already
                claimed.rename(self._unfinished_path(upload))  # what came is kept
            raise
        if not is_whole and not stored.exists():
            raise BlobDamaged
        return True

    def _settle(self, claimed: Path, stored: Path, wanted: str) -> bool:
        """Move a file to its final name if it has that address, else remove it; tell which."""
        with claimed.open("rb") as file:
            is_whole = b64(address(pieces(file))) == wanted
        if is_whole:
            make_folder(stored.parent)
            claimed.replace(stored)
            sync_folder(stored.parent)
        else:
            claimed.unlink()
        return is_whole

    def forget(self, upload: Upload) -> None:
        """Remove what is here of an upload that starts anew."""
        self._unfinished_path(upload).unlink(missing_ok=True)

    def unfinished(self) -> set[str]:
        """Return the names of all files of uploads, also of those that are being checked."""
        with suppress(FileNotFoundError):
            return {path.name for path in self._unfinished.iterdir()}
        return set()

    def remove(self, names: set[str], kept: set[str]) -> None:
        """Remove files by name, but for those of the uploads that are `kept`."""
        for name in names:
            if ".".join(name.split(".")[:3]) not in kept:
                (self._unfinished / name).unlink(missing_ok=True)

    def open(self, practice_id: str, place: Place) -> BinaryIO:
        """Return a stored blob, to be closed by the caller. Raises FileNotFoundError."""
        return (self._stored / practice_id / place.space_id / place.address).open("rb")

    def destroy(self, practice_id: str, place: Place) -> None:
        """Remove a stored blob, for good."""
        path = self._stored / practice_id / place.space_id / place.address
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            sync_folder(path.parent)

    def _unfinished_path(self, upload: Upload) -> Path:
        return self._unfinished / name_of(upload)

    def _stored_path(self, upload: Upload) -> Path:
        return self._stored / upload.practice_id / upload.space_id / upload.address


def name_of(upload: Upload) -> str:
    """Return the name of an upload in the folder of what is unfinished."""
    return f"{upload.space_id}.{upload.seat_id}.{upload.address}"


def pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PART_BYTES):
        yield piece


def make_folder(path: Path) -> None:
    """Make a folder, and each above it that is not there, so that a crash cannot lose its name."""
    if path.is_dir():
        return
    make_folder(path.parent)
    with suppress(FileExistsError):
        path.mkdir(mode=0o700)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
