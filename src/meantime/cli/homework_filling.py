"""Filling in a task at a terminal, or from a pipe: a line for each field, an empty one for none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli.ask import ask
from meantime.protocol.homework_posts import Row, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.protocol.homework_posts import Field

HIGHEST: Final = 10


def fill_in(fields: Sequence[Field]) -> list[Value]:
    """Return what was filled in; what was left out is left out. Raises UsageError for the rest."""
    values = [_value(field) for field in fields]
    return [each for each in values if each.value or each.rows]


def _value(field: Field) -> Value:
    if field.kind == "steps":
        rows = [_row(field, step) for step in field.options]
        return Value(id=field.id, rows=[row for row in rows if row.before >= 0 or row.after >= 0])
    said = ask(_label(field), "").strip()
    if said and field.kind == "scale":
        _rating(said)
    if said and field.kind == "choice":
        said = _option(field, said)
    return Value(id=field.id, value=said)


def _label(field: Field) -> str:
    if field.kind == "scale":
        return f"{field.label} (0 {field.low} to 10 {field.high})"
    if field.kind == "choice":
        options = ", ".join(f"{n} {each}" for n, each in enumerate(field.options, 1))
        return f"{field.label} ({options})"
    return f"{field.label} ({field.unit})" if field.unit else field.label


def _row(field: Field, step: str) -> Row:
    before, after = (
        ask(f"{step}: {when} (0 {field.low} to 10 {field.high})", "")
        for when in ("before", "after")
    )
    return Row(text=step, before=_rating(before), after=_rating(after))


def _rating(said: str) -> int:
    if not said.strip():
        return -1
    if not said.strip().isdecimal() or int(said) > HIGHEST:
        raise click.UsageError("A rating goes from 0 to 10.")
    return int(said)


def _option(field: Field, said: str) -> str:
    if not said.isdecimal() or not 0 < int(said) <= len(field.options):
        raise click.UsageError("Choose one by its number.")
    return field.options[int(said) - 1]
