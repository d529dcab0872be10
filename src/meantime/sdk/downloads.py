"""Files that others sent: fetched, checked whole, saved under a name that does no harm."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from contextlib import suppress
from itertools import count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from meantime.protocol.blobs import CONTENT_MAX, address, blob_size
from meantime.protocol.encoding import HASH_BYTES, b64, unb64
from meantime.protocol.errors import ProtocolError, demand
from meantime.protocol.files import KEY_BYTES, open_file

if TYPE_CHECKING:
    from meantime.protocol.posts import File
    from meantime.sdk.http import Http
    from meantime.sdk.progress import Progress

NAME_CHARS: Final = 120
FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]')
DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def fetch(http: Http, space: str, file: File, progress: Progress) -> bytes:
    """Return the content of a file, once all of it was checked. Raises as `fetch_blob`."""
    blob = fetch_blob(http, space, file, progress)
    return b"".join(open_file(key_of(file), blob, file.size))


def fetch_blob(http: Http, space: str, file: File, progress: Progress) -> list[bytes]:
    """Return the pieces of a sealed file, all of them checked by its address.

    Raises ProtocolError `post` if the post names no file that can be, `aead` or `pad` if the blob
    is another; ProblemError `not-found` if the server has none; Unreachable.
    """
    key_of(file)
    size = blob_size(file.size)
    blob, arrived = list[bytes](), 0
    for piece in http.pieces(f"/spaces/{space}/blobs/{file.hash}"):
        blob.append(piece)
        arrived += len(piece)
        demand(arrived <= size, "aead")
        progress(arrived, size)
    demand(b64(address(blob)) == file.hash, "aead")
    return blob


def key_of(file: File) -> bytes:
    """Return the key in a post that names a file that can be. Raises `post`."""
    demand(0 <= file.size <= CONTENT_MAX, "post")
    try:
        unb64(file.hash, HASH_BYTES)
        return unb64(file.key, KEY_BYTES)
    except ProtocolError:
        raise ProtocolError("post") from None


def save(content: bytes, name: str, folder: Path) -> Path:
    """Write a file into `folder`, mode 600, whole or not at all; return where it is.

    It never takes the place of another: a number is put behind the name. Raises OSError.
    """
    safe = PurePosixPath(safe_name(name))
    handle, written = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    try:
        for number in count(1):
            place = folder / (f"{safe.stem} ({number}){safe.suffix}" if number > 1 else safe.name)
            with suppress(FileExistsError):
                place.touch(mode=0o600, exist_ok=False)  # nobody else takes the name meanwhile
                return Path(written).replace(place)
    finally:
        Path(written).unlink(missing_ok=True)
    raise AssertionError("there are numbers enough")


def safe_name(name: str) -> str:
    """Return `name` as that of one visible file in one folder, whoever chose it.

    Nothing in it steers: no path, no control or direction characters, no leading dot.
    """
    shown = "".join(c for c in name if unicodedata.category(c)[0] != "C")
    plain = FORBIDDEN.sub("_", shown).strip(" .")
    if DEVICES.fullmatch(plain):
        plain = f"_{plain}"
    suffix = PurePosixPath(plain).suffix[:16]
    return plain.removesuffix(suffix)[: NAME_CHARS - len(suffix)] + suffix or "file"
