"""Files on their way: sealed and kept on this device before the first byte leaves it."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import msgspec

from meantime.protocol.blobs import CONTENT_MAX, address
from meantime.protocol.encoding import b64
from meantime.protocol.files import make_file_key, seal_file
from meantime.protocol.posts import File, write_post
from meantime.protocol.writing import make_entry_id
from meantime.sdk.errors import FileTooLarge, ProblemError, StrangeAnswer
from meantime.sdk.outbox import Draft
from meantime.wire.blobs import PART_BYTES, BlobProgress, NewBlob
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from pathlib import Path

    from meantime.sdk.connection import Connection
    from meantime.sdk.http import Http
    from meantime.sdk.outbox import Outbox
    from meantime.sdk.progress import Progress

UNKNOWN: Final = "application/octet-stream"
PATIENCE: Final = 4  # times the parts of a file that are sent before the server is not believed
BEGIN_AGAIN: Final = frozenset({ProblemSlug.BLOB_DAMAGED, ProblemSlug.NOT_FOUND})


@dataclass(frozen=True, slots=True)
class Marks:
    """What a post says beside its text, as `Space.post` has it."""

    attention: int = 1
    re: str = ""
    show_at: int = 0


class Attachments:
    """The files that wait for one space, oldest first; each becomes a post once it is stored."""

    def __init__(self, connection: Connection, outbox: Outbox, space: str) -> None:
        self._http = connection.http
        self._local = connection.local
        self._outbox = outbox
        self._space = space

    def keep(self, path: Path, marks: Marks) -> str:
        """Seal a file and keep it here; return the id of its post. Needs no server.

        Raises OSError, FileTooLarge.
        """
        blob, post = seal_path(path)
        at, entry_id = self._http.now_ms(), make_entry_id()
        draft = Draft(entry_id, write_post(post), at, marks.attention, marks.show_at, marks.re)
        self._local.rows(
            "INSERT INTO files (space, id, sealed, blob) VALUES (?, ?, ?, ?)",
            self._space,
            entry_id,
            self._local.seal(self._place(entry_id), msgspec.json.encode(draft)),
            blob,
        )
        return entry_id

    def waiting(self) -> list[str]:
        """Return the ids of the posts that will be, oldest first."""
        query = "SELECT id FROM files WHERE space = ? ORDER BY n"
        return [entry_id for (entry_id,) in self._local.rows(query, self._space)]

    def bring(self, entry_id: str, progress: Progress) -> None:
        """Upload a file, or the rest of it, then put its post into the queue.

        Raises ProblemError, StrangeAnswer or Unreachable: then the file is kept.
        """
        query = "SELECT sealed, blob FROM files WHERE space = ? AND id = ?"
        ((sealed, blob),) = self._local.rows(query, self._space, entry_id)
        opened = self._local.open(self._place(entry_id), sealed)
        draft = msgspec.json.decode(opened, type=Draft)
        upload(self._http, self._space, blob, progress)
        with self._local.change():  # both or neither: the post is made once
            self._outbox.add(draft)
            self.drop(entry_id)

    def drop(self, entry_id: str) -> None:
        """Forget a file."""
        query = "DELETE FROM files WHERE space = ? AND id = ?"
        self._local.rows(query, self._space, entry_id)

    def _place(self, entry_id: str) -> str:
        return f"file/{self._space}/{entry_id}"


def seal_path(path: Path) -> tuple[bytes, File]:
    """Return a file sealed under a key of its own, and the post that opens it.

    Raises OSError, FileTooLarge.
    """
    if path.stat().st_size > CONTENT_MAX:
        raise FileTooLarge
    mime = mimetypes.guess_type(path.name)[0] or UNKNOWN
    return seal_content(path.read_bytes(), path.name, mime)


def seal_content(content: bytes, name: str, mime: str) -> tuple[bytes, File]:
    """Return a content sealed under a key of its own, and the post that opens it."""
    key = make_file_key()
    blob = b"".join(seal_file(key, [content], len(content)))
    return blob, File(
        key=b64(key),
        hash=b64(address([blob])),
        size=len(content),
        name=name,
        mime=mime,
    )


def upload(http: Http, space: str, blob: bytes, progress: Progress) -> None:
    """Store a sealed file under its space, or the rest of it.

    Raises ProblemError, StrangeAnswer, Unreachable.
    """
    path, size = f"/spaces/{space}/blobs/{b64(address([blob]))}", len(blob)
    parts = -(-size // PART_BYTES)
    stand = http.put(path, NewBlob(size=size), BlobProgress)
    for _ in range(PATIENCE * parts):
        progress(stand.received, size)
        if stand.is_stored:
            return
        start = stand.received // PART_BYTES * PART_BYTES
        part = blob[start : start + PART_BYTES]
        try:
            stand = http.put(f"{path}/parts/{start // PART_BYTES}", part, BlobProgress)
        except ProblemError as refused:
            if refused.slug not in BEGIN_AGAIN:
                raise
            stand = http.put(path, NewBlob(size=size), BlobProgress)
    raise StrangeAnswer("The server takes the file, and does not have it.")
