"""The one file in which this device keeps what it knows of an account, sealed.

Everything in it but random ids and sequence numbers is sealed under `mt1/self` and bound to its
place. Several processes may use one file at once.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

from meantime.protocol.pins import open_local, seal_local
from meantime.sdk.errors import Unreachable
from meantime.sdk.files import private_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from meantime.protocol.keys import Account

WAIT_SECONDS: Final = 30.0  # for another process that writes the same file
TURN_SECONDS: Final = 120.0  # for another process that is sending, perhaps over a slow line
SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS pins (
  space TEXT PRIMARY KEY, seq INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS entries (
  space TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, sealed BLOB NOT NULL,
  PRIMARY KEY (space, seq), UNIQUE (space, id)) STRICT;
CREATE TABLE IF NOT EXISTS evidence (space TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS outbox (
  n INTEGER PRIMARY KEY AUTOINCREMENT, space TEXT NOT NULL, id TEXT NOT NULL,
  sealed BLOB NOT NULL, UNIQUE (space, id)) STRICT;
CREATE TABLE IF NOT EXISTS files (
  n INTEGER PRIMARY KEY AUTOINCREMENT, space TEXT NOT NULL, id TEXT NOT NULL,
  sealed BLOB NOT NULL, blob BLOB NOT NULL, UNIQUE (space, id)) STRICT;
CREATE TABLE IF NOT EXISTS codes (seat TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
"""

Row = tuple[Any, ...]  # a row of SQLite may hold anything: its reader names the types


class Local:
    """The sealed file of `account` in `folder`, or, without a folder, in memory alone."""

    def __init__(self, folder: Path | None, account: Account) -> None:
        self._account = account
        self._folder = folder
        self._lock = RLock()
        self._turn_path = ":memory:"
        path = ":memory:"
        if folder is not None:
            path = str(private_folder(folder) / "meantime.db")
            self._turn_path = str(folder / "turn.db")
        self._db = _open(path, WAIT_SECONDS)
        # No write-ahead log: SQLite before 3.51.3 can corrupt one that two processes write. And
        # a row of the outbox is a promise, which must survive the power going off.
        for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.executescript(SCHEMA)

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def beside(self, account: Account) -> Local:
        """Return what this device keeps of another account of whoever sits here."""
        return Local(self._folder and self._folder.parent / account.id, account)

    @contextmanager
    def change(self) -> Iterator[None]:
        """Run the block as one transaction, or as part of the one that is open."""
        with self._lock:
            if self._db.in_transaction:
                yield
                return
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Run the block while no other process of this account is in such a block.

        The lock is SQLite's on an empty file: it ends with its process, on every system.
        Raises Unreachable if the other one does not come to an end.
        """
        db = _open(self._turn_path, TURN_SECONDS)
        try:
            try:
                db.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as busy:
                raise Unreachable("Another process of this account is still sending.") from busy
            yield
        finally:
            db.close()

    def rows(self, query: str, *values: str | int | bytes) -> list[Row]:
        """Run one statement and return all its rows."""
        with self._lock:
            return self._db.execute(query, values).fetchall()

    def note(self, name: str, content: bytes) -> None:
        """Keep what stands under a name, in place of what stood there."""
        sealed = self.seal(f"note/{name}", content)
        self.rows("INSERT OR REPLACE INTO notes VALUES (?, ?)", name, sealed)

    def noted(self, name: str) -> bytes | None:
        """Return what stands under a name, None if nothing does."""
        rows = self.rows("SELECT sealed FROM notes WHERE name = ?", name)
        return self.open(f"note/{name}", rows[0][0]) if rows else None

    def seal(self, place: str, content: bytes) -> bytes:
        """Return `content` sealed so that it opens at `place` alone."""
        return seal_local(self._account, place, content)

    def open(self, place: str, sealed: bytes) -> bytes:
        """Return what was sealed at `place`. Raises ProtocolError `aead` if nothing was."""
        return open_local(self._account, place, sealed)


def _open(path: str, wait_seconds: float) -> sqlite3.Connection:
    return sqlite3.connect(
        path, timeout=wait_seconds, isolation_level=None, check_same_thread=False
    )
