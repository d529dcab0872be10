"""Small files that only their owner can read, replaced whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def private_folder(path: Path) -> Path:
    """Return `path`, made if it was not there, closed to other users of the machine."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def read_private(path: Path) -> bytes:
    """Return the bytes of a file, empty if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def write_private(path: Path, content: bytes) -> None:
    """Put `content` in place of the file at `path`, readable by its owner alone (mode 0600).

    Raises OSError, and then nothing of it is left.
    """
    private_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
