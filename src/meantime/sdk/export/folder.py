"""The folder of an export: each file is whole under its name or not there at all.

While an export is being made, `.export.json` says which one it is, so that it can be gone on with;
`MANIFEST.json` comes last and says that all of it is there.
"""

from __future__ import annotations

import errno
import json
import os
import tempfile
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from meantime.protocol.encoding import HASH_BYTES
from meantime.protocol.writing import make_entry_id
from meantime.sdk.export.errors import AlreadyWhole, NoRoom, NotAnExport
from meantime.sdk.files import private_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARK: Final = ".export.json"
MANIFEST: Final = "MANIFEST.json"
PART: Final = ".part-"  # a file that is being written
NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT}


class What(msgspec.Struct, frozen=True):
    """Which export it is: whose record, made by whom, in which language, with keys or without."""

    practice: str
    about: str  # the thread, or for their own record the client; "" for all clients
    by: str
    locale: str
    with_keys: bool
    formats: list[str]


class Mark(msgspec.Struct):
    """How far an export is: `event` is the id under which it is announced, once and for all.

    `headers` are those of the sealed files that are here already, by the names of the files.
    """

    what: What
    event: str
    headers: dict[str, str] = {}


class Folder:
    """Opens the folder at `path` for one export. Raises NotAnExport, AlreadyWhole, NoRoom."""

    def __init__(self, path: Path, what: What) -> None:
        self.path = path
        with kindly():
            private_folder(path)
            self.mark = self._begin(what)
            for left in path.rglob(f"{PART}*"):
                left.unlink()

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Put a file under its name once all of it is on the disk. Raises NoRoom, OSError."""
        place = self.path / name
        with kindly():
            private_folder(place.parent)
            handle, part = tempfile.mkstemp(dir=place.parent, prefix=PART)
            try:
                with os.fdopen(handle, "wb") as file:
                    for piece in pieces:
                        file.write(piece)
                    file.flush()
                    os.fsync(file.fileno())
                Path(part).replace(place)
            except BaseException:
                Path(part).unlink(missing_ok=True)
                raise
            _settle(place.parent)

    def write_json(self, name: str, value: object) -> None:
        self.write(name, [json.dumps(value, ensure_ascii=False, indent=1).encode(), b"\n"])

    def keep_mark(self) -> None:
        """Note how far this export is."""
        self.write(MARK, [msgspec.json.encode(self.mark)])

    def finish(self, names: Iterable[str]) -> None:
        """Say of each of these files what is in it, and that they are all; nothing else stays."""
        files = {name: file_hash(self.path / name) for name in names}
        self._drop_others(files.keys())
        manifest = {"files": files, "format": "meantime-manifest", "version": 1}
        spelled = json.dumps(manifest, sort_keys=True, indent=1, ensure_ascii=False)
        self.write(MANIFEST, [spelled.encode(), b"\n"])
        (self.path / MARK).unlink()

    def _begin(self, what: What) -> Mark:
        """Return the mark of this export, a new one in an empty folder."""
        try:
            mark = msgspec.json.decode((self.path / MARK).read_bytes(), type=Mark)
        except FileNotFoundError:
            if (self.path / MANIFEST).exists():
                raise AlreadyWhole from None
            if any(not each.name.startswith(PART) for each in self.path.iterdir()):
                raise NotAnExport from None
        except msgspec.MsgspecError:
            raise NotAnExport from None
        else:
            if mark.what != what:
                raise NotAnExport
            if (self.path / MANIFEST).exists():  # all but its last step was done
                (self.path / MARK).unlink()
                raise AlreadyWhole
            return mark
        self.mark = Mark(what, make_entry_id())
        self.keep_mark()
        return self.mark

    def _drop_others(self, names: Iterable[str]) -> None:
        """Take away what an earlier try has left that is no part of this export any more."""
        wanted = {self.path / name for name in names}
        for part in ("log", "files"):
            for left in (self.path / part).glob("*"):
                if left not in wanted:
                    left.unlink()


def file_hash(path: Path) -> str:
    """Return the BLAKE2b-256 of a file in hex."""
    hashed = blake2b(digest_size=HASH_BYTES)
    with path.open("rb") as file:
        while piece := file.read(2**20):
            hashed.update(piece)
    return hashed.hexdigest()


@contextmanager
def kindly() -> Iterator[None]:
    """Say what can be done about a full disk. Raises NoRoom for it, and else what was raised."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise NoRoom from error
        raise


def _settle(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system knows how."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
