"""What both databases share: the tables' home, column types, the schema's version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    insert,
    inspect,
    select,
)
from sqlalchemy.types import TypeDecorator

from meantime.server.kit.clock import EPOCH, MICROSECOND

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ClauseElement, Dialect
    from sqlalchemy.sql.compiler import SQLCompiler

SCHEMA_VERSION = 13
OF_A_DEMO = "These data are a demo's, whose passwords everybody knows. `meantime demo` serves them."
OF_A_PRACTICE = "These data are a practice's own. The demo does not open them."

metadata = MetaData()

# The protocol's base64url text. Bytewise collation keeps PostgreSQL's indexes small and quick.
Id = String(43).with_variant(String(43, collation="C"), "postgresql")  # 32 bytes
EntryId = String(22).with_variant(String(22, collation="C"), "postgresql")  # 16 bytes


class UtcDateTime(TypeDecorator["datetime"]):
    """An aware instant, kept as whole microseconds since 1970: the same on both databases."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        del dialect
        return None if value is None else to_column(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else from_column(value)


def to_column(at: datetime) -> int:
    """Return the number that stands for `at` in a UtcDateTime column."""
    return (at - EPOCH) // MICROSECOND


def from_column(value: int) -> datetime:
    """Return the instant behind the number in a UtcDateTime column."""
    return EPOCH + value * MICROSECOND


meta = Table(
    "meta",  # one row: which shape the tables have, and whether the people in them are made up
    metadata,
    Column("only", Integer, primary_key=True),
    Column("schema_version", Integer, nullable=False),
    Column("is_demo", Boolean, nullable=False),
)


class WrongSchema(Exception):
    """The data were written by another version of Meantime; this one must not touch them."""


class WrongPeople(Exception):
    """Real people's data were to be served as a demo's, or a demo's as real."""


class AlreadyServed(Exception):
    """Another process holds the data directory."""


Prepared = Callable[[Mapping[str, Any]], list[tuple[Any, ...]]]  # by a parameter's name


class Database(Protocol):
    """One of the two databases, as the store uses it."""

    begin_write: ClassVar[str]
    begin_read: ClassVar[str]
    writer_threads: ClassVar[int]  # each with its own connection; 0: the event loop writes

    def open(self) -> None:
        """Make or check the schema. Raises WrongSchema, WrongPeople or AlreadyServed."""

    def close(self) -> None:
        """Let go of everything; connections are closed before."""

    def say(self, driver: Any, statement: str) -> None:  # noqa: ANN401  the driver's connection
        """Run a statement without values or rows. Raises the driver's errors."""

    def prepare(self, driver: Any, clause: ClauseElement) -> Prepared:  # noqa: ANN401  same
        """Return how to run `clause` on this connection, by its parameters' names."""

    def connect(self, *, to_write: bool) -> Connection:
        """Return a connection that leaves BEGIN and COMMIT to the store.

        Raises OperationalError if the database is gone.
        """


def compile_for(dialect: Dialect, clause: ClauseElement) -> tuple[str, list[str]]:
    """Return SQL with places for values, and the names of the parameters in their order."""
    compiled = cast("SQLCompiler", clause.compile(dialect=dialect))
    return str(compiled), list(compiled.positiontup or ())


def driver_of(db: Connection) -> Any:  # noqa: ANN401  sqlite3.Connection or psycopg.Connection
    """Return the driver's own connection behind `db`."""
    return db.connection.dbapi_connection


def ensure_schema(db: Connection, *, is_demo: bool) -> None:
    """Create what is missing. Raises WrongSchema, WrongPeople."""
    if inspect(db).has_table(meta.name):
        found = db.execute(select(meta.c.schema_version, meta.c.is_demo)).one()
        if found.schema_version > SCHEMA_VERSION:
            raise WrongSchema(
                f"The data are of version {found.schema_version}; this Meantime knows "
                f"{SCHEMA_VERSION}. Update it."
            )
        if found.schema_version < SCHEMA_VERSION:
            raise WrongSchema(
                f"The data are of version {found.schema_version}, from before the first release; "
                f"this Meantime needs {SCHEMA_VERSION} and cannot bring them up to it."
            )
        if found.is_demo != is_demo:
            raise WrongPeople(OF_A_DEMO if found.is_demo else OF_A_PRACTICE)
        return
    metadata.create_all(db)
    db.execute(insert(meta).values(only=1, schema_version=SCHEMA_VERSION, is_demo=is_demo))
