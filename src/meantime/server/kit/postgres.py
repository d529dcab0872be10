"""PostgreSQL: for practices past one machine."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, ClassVar, Final

from psycopg.errors import OperationalError, error_from_result
from psycopg.pq import ExecStatus, Format
from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.dialects.postgresql.base import PGDialect

from meantime.server.kit.database import compile_for, ensure_schema
from meantime.server.kit.problems import Malformed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import psycopg
    from psycopg.pq.abc import PGresult
    from sqlalchemy import ClauseElement

    from meantime.server.kit.database import Prepared

# A dead peer must not hold a batch of other people's messages.
OPTIONS = "-c lock_timeout=5s -c statement_timeout=30s -c idle_in_transaction_session_timeout=30s"
SCHEMA_LOCK = 0x6D65616E  # "mean": several processes may start on an empty database at once
# Bigint, integer and bytea by their numbers in the catalogue; everything else is text.
READERS: Final[dict[int, Callable[[bytes], Any]]] = {
    20: int,
    23: int,
    17: lambda raw: bytes.fromhex(raw[2:].decode()),  # after a backslash and an x
}
GOOD = {ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK}


class Postgres:
    """The database at `url` (`postgresql://…`), shared by any number of processes."""

    begin_write: ClassVar[str] = "BEGIN"
    begin_read: ClassVar[str] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    # While one waits for the server, another can work; more than this gather too little each.
    writer_threads: ClassVar[int] = 4

    def __init__(self, url: str, *, is_demo: bool = False) -> None:
        self._is_demo = is_demo
        self.url = url
        self._engine = create_engine(
            url.replace("postgresql://", "postgresql+psycopg://", 1),
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={"connect_timeout": 5, "keepalives_idle": 10, "options": OPTIONS},
        )

    def open(self) -> None:
        with self._engine.connect() as db:
            db.execute(text("SELECT pg_advisory_lock(:key)"), {"key": SCHEMA_LOCK})
            ensure_schema(db, is_demo=self._is_demo)

    def close(self) -> None:
        self._engine.dispose()

    def connect(self, *, to_write: bool) -> Connection:
        del to_write
        return self._engine.connect()

    def say(self, driver: psycopg.Connection, statement: str) -> None:
        checked(driver.pgconn.exec_(statement.encode()))

    def prepare(self, driver: psycopg.Connection, clause: ClauseElement) -> Prepared:
        sql, order = compile_for(NUMBERED, clause)
        name = f"meantime_{next(SERIAL)}".encode()
        checked(driver.pgconn.prepare(name, sql.encode()))

        def run(values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
            raw = [to_wire(values[parameter]) for parameter in order]
            formats = [Format.BINARY if type(values[p]) is bytes else Format.TEXT for p in order]
            # The annotation forgets that None stands for NULL.
            result = driver.pgconn.exec_prepared(name, raw, formats)  # type: ignore[arg-type]
            return rows_of(checked(result))

        return run


NUMBERED = PGDialect(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]  # not typed yet
SERIAL = count()


def checked(result: PGresult) -> PGresult:
    """Return a good result. Raises the driver's error for any other."""
    if result.status in GOOD:
        return result
    error = error_from_result(result)
    # Without a code it was not the server that spoke: the connection is gone.
    raise error if error.sqlstate else OperationalError


def to_wire(value: str | bytes | int | None) -> bytes | None:
    """Return a value as PostgreSQL reads it: bytes as they are, everything else as text.

    Raises Malformed for text with a NUL, behind which the rest would be lost without a word.
    """
    match value:
        case str():
            if "\0" in value:
                raise Malformed
            return value.encode()
        case int():
            return b"%d" % value
    return value


def rows_of(result: PGresult) -> list[tuple[Any, ...]]:
    """Return rows of integers, text and bytes."""
    value = result.get_value
    readers = [
        (column, READERS.get(result.ftype(column), bytes.decode))
        for column in range(result.nfields)
    ]
    return [
        tuple(
            [None if (raw := value(row, column)) is None else read(raw) for column, read in readers]
        )
        for row in range(result.ntuples)
    ]
