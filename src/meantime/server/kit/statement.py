"""Statements of the hot path, compiled once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

    def run_many(self, unit: Unit, rows: list[dict[str, Any]]) -> None:
        """Run once for each of `rows`, in one call of the driver's."""
        sql, order = self._compiled_for(unit)
        cursor = unit.driver.cursor()
        cursor.executemany(sql, rows if order is None else [[r[n] for n in order] for r in rows])

    def _execute(self, unit: Unit, values: dict[str, Any]) -> Any:  # noqa: ANN401  a driver's cursor
        sql, order = self._compiled_for(unit)
        return unit.driver.execute(sql, values if order is None else [values[n] for n in order])

    def _compiled_for(self, unit: Unit) -> tuple[str, list[str] | None]:
        dialect = unit.db.dialect
        return self._compiled.get(dialect.name) or self._compile(dialect)

    def _compile(self, dialect: Dialect) -> tuple[str, list[str] | None]:
        compiled = self._clause.compile(dialect=dialect)  # type: ignore[attr-defined]  # every clause has it
        entry = (str(compiled), compiled.positiontup if compiled.positional else None)
        self._compiled[dialect.name] = entry
        return entry
