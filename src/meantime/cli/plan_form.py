"""A safety plan as text that people can edit: a heading for each step, a line for each entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.protocol.safety_posts import PlanLine
from meantime.sdk.safety_plan import plan_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.sdk.replies import Locale
    from meantime.sdk.safety_plan import PlanStep

HEADING, ENTRY, BETWEEN = "# ", "- ", " | "
HOW: Final = "Several things of one line, such as name and telephone, stand apart by ` | `."


def written(lines: Sequence[PlanLine], locale: Locale) -> str:
    """Return a plan as `read` takes it."""
    parts = []
    for step in open_steps():
        parts.append(HEADING + step.title[locale])
        parts += [ENTRY + row for row in rows_of(step, lines)]
    return "\n".join(parts)


def read(text: str) -> list[PlanLine]:
    """Return what a text says. Raises UsageError with the line that cannot be read."""
    steps = {title: step for step in open_steps() for title in step.title.values()}
    lines: list[PlanLine] = []
    step, row = None, 0
    for line in (each.strip() for each in text.splitlines()):
        if line.startswith(HEADING):
            step, row = steps.get(line.removeprefix(HEADING)), 0
        elif line.startswith(ENTRY) and step:
            lines += entries(step, row, line.removeprefix(ENTRY))
            row += 1
        elif line:
            step = None
        if line and step is None:
            raise click.UsageError(f"This line is in no step of the plan: {line}")
    return lines


def entries(step: PlanStep, row: int, typed: str) -> list[PlanLine]:
    """Return what one typed line says, a field after the other. Raises UsageError."""
    said = [each.strip() for each in typed.split(BETWEEN.strip())]
    if len(said) > len(step.fields):
        raise click.UsageError(f"Too many things in one line: {typed}")
    fields = zip(step.fields, said, strict=False)
    return [PlanLine(step.id, field.id, each, row) for field, each in fields if each]


def rows_of(step: PlanStep, lines: Sequence[PlanLine]) -> Iterator[str]:
    """Yield the lines of a step as they are typed."""
    mine = [line for line in lines if line.step == step.id]
    for row in sorted({line.row for line in mine}):
        said = {line.field: line.text for line in mine if line.row == row}
        yield BETWEEN.join(said.get(field.id, "") for field in step.fields).rstrip(" |")


def open_steps() -> list[PlanStep]:
    """Return the steps in which something can be written: all but what to do in danger."""
    return [step for step in plan_content().steps if step.fields]
