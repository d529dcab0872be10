"""SQLite: one file, one process, one writer."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import Connection, NullPool, create_engine

from meantime.server.kit.database import AlreadyServed, compile_for, driver_of, ensure_schema

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy import ClauseElement

    from meantime.server.kit.database import Prepared

# Only the writer commits, so only it ever checkpoints; 4,000 pages of 4 KiB bound the log to
# some 16 MiB and make the checkpoint's own fsync rare.
WRITER = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA wal_autocheckpoint = 4000",
    "PRAGMA cache_size = -65536",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
)
READER = (
    "PRAGMA query_only = ON",
    "PRAGMA wal_autocheckpoint = 0",
    "PRAGMA cache_size = -16384",
    "PRAGMA busy_timeout = 5000",
)


class Sqlite:
    """The database in `data_dir`, kept from other processes by a lock on a file beside it.

    SQLite before 3.51.3 can corrupt a write-ahead log that two connections write; one writer in
    one process makes that impossible.
    """

    begin_write: ClassVar[str] = "BEGIN IMMEDIATE"
    begin_read: ClassVar[str] = "BEGIN"
    writer_threads: ClassVar[int] = 0  # the event loop itself, see kit.writers

    def __init__(self, data_dir: Path, *, is_demo: bool = False) -> None:
        self._is_demo = is_demo
        self.path = data_dir / "meantime.db"
        self._lock_path = data_dir / "meantime.lock"
        self._lock: int | None = None
        self._engine = create_engine(
            f"sqlite:///{self.path}",
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={"check_same_thread": False},
        )

    def open(self) -> None:
        self._lock = os.open(self._lock_path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.path.touch(mode=0o600)
            with self.connect(to_write=True) as db:
                ensure_schema(db, is_demo=self._is_demo)
        except BlockingIOError:
            self.close()
            raise AlreadyServed(
                f"Another Meantime is using {self._lock_path.parent}. Stop it first."
            ) from None
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def say(self, driver: sqlite3.Connection, statement: str) -> None:
        driver.execute(statement)

    def prepare(self, driver: sqlite3.Connection, clause: ClauseElement) -> Prepared:
        sql, order = compile_for(self._engine.dialect, clause)

        def run(values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
            return driver.execute(sql, [values[name] for name in order]).fetchall()

        return run

    def connect(self, *, to_write: bool) -> Connection:
        db = self._engine.connect()
        driver = driver_of(db)
        for pragma in WRITER if to_write else READER:
            driver.execute(pragma)
        return db
