"""PostgreSQL: for practices past one machine."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Connection, NullPool, create_engine, text

from meantime.server.kit.database import ensure_schema

# A dead peer must not hold a batch of other people's messages.
OPTIONS = "-c lock_timeout=5s -c statement_timeout=30s -c idle_in_transaction_session_timeout=30s"
SCHEMA_LOCK = 0x6D65616E  # "mean": several processes may start on an empty database at once


class Postgres:
    """The database at `url` (`postgresql://…`), shared by any number of processes."""

    begin_write: ClassVar[str] = "BEGIN"
    begin_read: ClassVar[str] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = create_engine(
            url.replace("postgresql://", "postgresql+psycopg://", 1),
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={"connect_timeout": 5, "options": OPTIONS},
        )

    def open(self) -> None:
        with self._engine.connect() as db:
            db.execute(text("SELECT pg_advisory_lock(:key)"), {"key": SCHEMA_LOCK})
            ensure_schema(db)

    def close(self) -> None:
        self._engine.dispose()

    def connect(self, *, to_write: bool) -> Connection:
        del to_write
        return self._engine.connect()
