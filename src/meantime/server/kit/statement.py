"""Statements of the hot path, compiled once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.server.kit.database import driver_of

if TYPE_CHECKING:
    from sqlalchemy import Dialect
    from sqlalchemy.sql import Executable

    from meantime.server.kit.unit import Unit


class Statement:
    """A Core statement, compiled once per database and run on the driver's own cursor.

    Core takes 25 µs per execution, SQLite 6: an append cannot afford the difference. Values go
    in and come out as the driver has them, so a UtcDateTime is its number.
    """

    def __init__(self, clause: Executable) -> None:
        self._clause = clause
        self._compiled: dict[str, tuple[str, list[str] | None]] = {}

    def rows(self, unit: Unit, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        """Run with `values` by parameter name; return all rows."""
        found: list[tuple[Any, ...]] = self._execute(unit, values).fetchall()
        return found

    def run(self, unit: Unit, values: dict[str, Any]) -> int:
        """Run with `values` by parameter name; return how many rows changed."""
        changed: int = self._execute(unit, values).rowcount
        return changed

    def _execute(self, unit: Unit, values: dict[str, Any]) -> Any:  # noqa: ANN401  a driver's cursor
        dialect = unit.db.dialect
        sql, order = self._compiled.get(dialect.name) or self._compile(dialect)
        parameters = values if order is None else [values[name] for name in order]
        return driver_of(unit.db).execute(sql, parameters)

    def _compile(self, dialect: Dialect) -> tuple[str, list[str] | None]:
        compiled = self._clause.compile(dialect=dialect)  # type: ignore[attr-defined]  # every clause has it
        entry = (str(compiled), compiled.positiontup if compiled.positional else None)
        self._compiled[dialect.name] = entry
        return entry
