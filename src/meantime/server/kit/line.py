"""A thread's connection to the database, and what it means when that breaks."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Self

import psycopg
import structlog
from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, OperationalError

from meantime.server.kit.database import driver_of
from meantime.server.kit.problems import Malformed, Unavailable

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from meantime.server.kit.database import Database

OUTAGES = (OperationalError, InterfaceError, sqlite3.OperationalError, psycopg.OperationalError)
log = structlog.get_logger()


class Line:
    """A thread's connection: made when first needed, and again after it broke."""

    def __init__(self, database: Database, *, to_write: bool) -> None:
        self._database = database
        self._to_write = to_write
        self._db: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()

    @property
    def db(self) -> Connection:
        """The connection. Raises OperationalError if none can be had."""
        if self._db is None:
            self._db = self._database.connect(to_write=self._to_write)
        return self._db

    def begin(self, statement: str) -> None:
        """Begin a transaction, on a new connection if the old one has died while it was idle."""
        try:
            self.say(statement)
        except OUTAGES:
            self.drop()
            self.say(statement)

    def say(self, statement: str) -> None:
        """Run a statement that steers the transaction."""
        driver_of(self.db).execute(statement)

    def drop(self) -> None:
        """Close; whatever was not committed is undone by that."""
        if self._db is not None:
            self._db.invalidate()
            self._db.close()
            self._db = None


def refusal(error: Exception) -> Exception:
    """Return what the caller gets.

    Trying again helps against a deadlock, and whoever lost a race for a unique key will then find
    the row of the winner. What no column can hold, such as a NUL in a text, is the caller's slip.
    """
    if isinstance(error, DataError):
        return Malformed()
    return outage(error) if isinstance(error, (*OUTAGES, IntegrityError)) else error


def outage(error: Exception) -> Unavailable:
    """Log which fault of the database it was, and return the problem for the caller."""
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    log.error("store.failed", error=type(cause).__name__, code=code)
    return Unavailable()
