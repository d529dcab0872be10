"""A thread's connection to the database, and what it means when that breaks."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Self

import psycopg
import structlog
from sqlalchemy import Select
from sqlalchemy.exc import InterfaceError, OperationalError

from meantime.server.kit.database import driver_of
from meantime.server.kit.problems import Malformed, Unavailable

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from meantime.server.kit.database import Database, Prepared
    from meantime.server.kit.statement import Statement

OUTAGES = (
    OperationalError,
    InterfaceError,
    sqlite3.OperationalError,
    psycopg.OperationalError,
    psycopg.InterfaceError,
)
RACES = (
    sqlite3.IntegrityError,
    psycopg.IntegrityError,
    psycopg.errors.DeadlockDetected,
    psycopg.errors.SerializationFailure,
)
log = structlog.get_logger()


class Line:
    """A thread's connection, made when a transaction begins and again after it broke."""

    db: Connection
    is_touched = False  # whether an operation may have changed something

    def __init__(self, database: Database, *, to_write: bool) -> None:
        self._database = database
        self._to_write = to_write
        self._is_open = False
        self._driver: Any = None  # sqlite3.Connection or psycopg.Connection, behind `db`
        self._prepared: dict[Statement, Prepared] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()

    def begin(self, statement: str) -> None:
        """Begin a transaction, on a new connection if the old one has died while it was idle.

        Raises OperationalError if none can be had.
        """
        if self._is_open:
            try:
                self.say(statement)
            except OUTAGES:
                self.drop()
            else:
                return
        self.db = self._database.connect(to_write=self._to_write)
        self._driver = driver_of(self.db)
        self._prepared.clear()
        self._is_open = True
        self.say(statement)

    def say(self, statement: str) -> None:
        """Run a statement that steers the transaction."""
        self._database.say(self._driver, statement)

    def prepared(self, statement: Statement) -> Prepared:
        """Return `statement` made ready on this connection."""
        if not isinstance(statement.clause, Select):
            self.is_touched = True
        ready = self._prepared.get(statement)
        if ready is None:
            ready = self._database.prepare(self._driver, statement.clause)
            self._prepared[statement] = ready
        return ready

    def drop(self) -> None:
        """Close; whatever was not committed is undone by that."""
        if self._is_open:
            self._is_open = False
            self.db.invalidate()
            self.db.close()


def has_lost_a_race(error: Exception | None) -> bool:
    """Whether the same operation, run again, may find what the winner has left.

    So it is with a deadlock, and with a key that somebody else inserted at the same time.
    """
    return error is not None and isinstance(cause_of(error), RACES)


def refusal(error: Exception) -> Exception:
    """Return what the caller gets: an outage for what only the database can be blamed for.

    What no column can hold, such as a NUL in a text, is the caller's slip. The log says which
    fault it was, by type and code.
    """
    cause = cause_of(error)
    if isinstance(cause, psycopg.DataError):
        return Malformed()
    if isinstance(cause, (*OUTAGES, *RACES)):
        code = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
        log.error("store.failed", error=type(cause).__name__, code=code)
        return Unavailable()
    return error


def cause_of(error: Exception) -> BaseException:
    """Return the driver's error behind the one that SQLAlchemy made of it."""
    return getattr(error, "orig", None) or error
