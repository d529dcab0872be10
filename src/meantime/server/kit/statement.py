"""Statements of the hot path, prepared once on each connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ClauseElement

    from meantime.server.kit.unit import Unit


class Statement:
    """A Core statement that goes straight to the driver.

    Core takes 25 µs per execution and SQLite 6, psycopg's cursor 90 and PostgreSQL 20: an append
    cannot afford the difference. Values go in and come out as the database has them: text, bytes,
    integers and None. A UtcDateTime is its number.
    """

    def __init__(self, clause: ClauseElement) -> None:
        self.clause = clause

    def rows(self, unit: Unit, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run with `values` by parameter name; return the rows, none for a change."""
        return unit.line.prepared(self)(values)
