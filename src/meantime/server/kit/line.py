"""A thread's connection to the database, and what it means when that breaks."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Self

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
    """A thread's connection, made when a transaction begins and again after it broke."""

    db: Connection
    driver: Any  # sqlite3.Connection or psycopg.Connection, behind `db`

    def __init__(self, database: Database, *, to_write: bool) -> None:
        self._database = database
        self._to_write = to_write
        self._is_open = False

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
        self.driver = driver_of(self.db)
        self._is_open = True
        self.say(statement)

    def say(self, statement: str) -> None:
        """Run a statement that steers the transaction."""
        self.driver.execute(statement)

    def drop(self) -> None:
        """Close; whatever was not committed is undone by that."""
        if self._is_open:
            self._is_open = False
            self.db.invalidate()
            self.db.close()


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
