"""Taking the newest snapshot home, so that it is there when the server is not."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from meantime.sdk.crisis_snapshot.errors import CameDamaged, NoneThere, NotASnapshot
from meantime.sdk.crisis_snapshot.file import SnapshotFile
from meantime.sdk.files import private_folder
from meantime.sdk.progress import unseen
from meantime.wire.crisis import SUFFIX, CrisisSnapshots

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.sdk.connection import Connection
    from meantime.sdk.progress import Progress
    from meantime.wire.crisis import CrisisSnapshot

OURS: Final = re.compile(r"crisis-\d{4}-\d\d-\d\dT\d{6}Z\.jsonl\.gz")
KEPT: Final = 7


@dataclass(frozen=True, slots=True)
class Fetched:
    """Where the newest snapshot lies, and when it was ordered; `is_new` unless it lay there."""

    path: Path
    made_at: datetime
    is_new: bool


def fetch_newest(
    connection: Connection, folder: Path, kept: int = KEPT, tell: Progress = unseen
) -> Fetched:
    """Bring the newest snapshot into a folder, and leave `kept` of them there.

    It is there whole or not at all. Raises NoneThere, CameDamaged, OSError; ProblemError
    `not-permitted` for all but custodians.
    """
    found = connection.http.get("/crisis-snapshots", CrisisSnapshots).snapshots
    if not found:
        raise NoneThere
    newest = found[0]
    path = private_folder(folder) / f"crisis-{newest.name}{SUFFIX}"
    is_new = not path.exists()
    if is_new:
        _bring(connection, newest, path, tell)
    for old in snapshots_in(folder)[kept:]:
        if old != path:
            old.unlink(missing_ok=True)
    return Fetched(path, newest.made_at, is_new)


def snapshots_in(folder: Path) -> list[Path]:
    """Return the snapshots in a folder, the newest first."""
    found = [path for path in folder.glob(f"crisis-*{SUFFIX}") if OURS.fullmatch(path.name)]
    return sorted(found, reverse=True)


def _bring(connection: Connection, newest: CrisisSnapshot, path: Path, tell: Progress) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent)  # of mode 600
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in connection.http.pieces(f"/crisis-snapshots/{newest.name}"):
                file.write(piece)
                tell(file.tell(), newest.size)
            file.flush()
            os.fsync(file.fileno())
        _demand_whole(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _demand_whole(path: Path) -> None:
    try:
        with SnapshotFile(path) as file:
            if file.is_whole():
                return
    except NotASnapshot:
        pass
    raise CameDamaged
