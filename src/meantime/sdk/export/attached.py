"""The files of a record: fetched, opened, put under names that do no harm; once each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from meantime.protocol.blobs import HEADER_BYTES
from meantime.protocol.encoding import b64, unb64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.files import open_file
from meantime.protocol.moment_posts import Moment
from meantime.protocol.posts import File
from meantime.sdk.downloads import fetch_blob, key_of, safe_name
from meantime.sdk.errors import ProblemError
from meantime.sdk.export.verifier.opening import sealed_again
from meantime.sdk.folds.moments import file_of
from meantime.sdk.progress import unseen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from meantime.sdk.export.folder import Folder
    from meantime.sdk.export.subject import Subject
    from meantime.sdk.progress import Progress

NAME_BYTES: Final = 180  # of a name beside its number; systems take 255


def attach_files(
    folder: Folder, subject: Subject, hidden: Collection[str], tell: Progress
) -> list[dict[str, Any]]:  # Any: JSON
    """Put each file that was sent into `files/`; return what the record says of them.

    One that cannot be had is named with its fault. Raises Unreachable, NoRoom, OSError.
    """
    every = [each for each in _posts(subject) if each[1] not in hidden]
    found = []
    for done, (space, entry, place, name, post) in enumerate(every):
        tell(done, len(every))
        row: dict[str, Any] = {"space": space, "entry": entry, "file": name}
        row |= {"header": "", "fault": "", **({} if place is None else {"place": place})}
        try:
            row["header"] = _bring(folder, subject, space, name, post)
        except ProtocolError as error:
            row["fault"] = error.code
        except ProblemError as refused:
            row["fault"] = refused.slug
        found.append(row)
    tell(len(every), len(every))
    return found


def _posts(subject: Subject) -> Iterator[tuple[str, str, int | None, str, File]]:
    """Yield each file that was sent; of those within one post with its place there."""
    for number, part in enumerate(subject.parts):
        for opened in part.log:
            entry, post = opened.entry, opened.post
            if isinstance(post, File):
                name = f"files/{number}-{entry.seq}-{_short(safe_name(post.name))}"
                yield part.id, entry.id, None, name, post
            for place, ref in enumerate(post.files if isinstance(post, Moment) else ()):
                name = f"files/{number}-{entry.seq}-{place}-{_short(safe_name(ref.name))}"
                yield part.id, entry.id, place, name, file_of(ref)


def _bring(folder: Folder, subject: Subject, space: str, name: str, post: File) -> str:
    """Return the header of the sealed file, once the file is here."""
    header = folder.mark.headers.get(name, "")
    if header and _is_here(folder, name, post, header):
        return header
    blob = fetch_blob(subject.connection.http, space, post, unseen)
    content = b"".join(open_file(key_of(post), blob, post.size))
    header = b64(b"".join(blob[:HEADER_BYTES])[:HEADER_BYTES])  # a piece has a byte at least
    folder.write(name, [content])
    folder.mark.headers[name] = header
    folder.keep_mark()
    return header


def _is_here(folder: Folder, name: str, post: File, header: str) -> bool:
    """Tell whether an earlier try has left this file as it was sent."""
    try:
        content = (folder.path / name).read_bytes()
    except OSError:
        return False
    address = sealed_again(content, key_of(post), unb64(header, HEADER_BYTES))
    return len(content) == post.size and b64(address) == post.hash


def _short(name: str) -> str:
    """Return a name that fits, its ending kept."""
    stem, dot, ending = name.rpartition(".")
    while len(name.encode()) > NAME_BYTES:
        stem = stem[:-1] if dot else ""
        ending = ending if dot else ending[:-1]
        name = f"{stem}{dot}{ending}"
    return name
