"""A safety plan as somebody types it at a terminal, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli.ask import is_terminal
from meantime.cli.plan_form import HOW, entries, open_steps, rows_of, written
from meantime.sdk.errors import FaultyPlan
from meantime.sdk.safety_plan import checked_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.protocol.safety_posts import PlanLine
    from meantime.sdk.replies import Locale
    from meantime.sdk.safety_plan import PlanStep

CLEAR: Final = "-"


def asked_lines(before: Sequence[PlanLine], locale: Locale) -> list[PlanLine]:
    """Return the lines that somebody types, step by step; of a step that is kept, those before."""
    click.echo(f"{HOW} An empty line ends a step; at once, it keeps what is there. - clears it.")
    return [line for step in open_steps() for line in _asked_step(step, before, locale)]


def give_back(lines: Sequence[PlanLine], locale: Locale) -> None:
    """Show at a terminal what was typed in vain; a pipe has it already."""
    if is_terminal():
        click.echo("It was not saved. This is what you wrote; `meantime plan edit` takes it:")
        click.echo(written(lines, locale))


def _asked_step(step: PlanStep, before: Sequence[PlanLine], locale: Locale) -> list[PlanLine]:
    click.echo(f"\n{step.title[locale]}")
    for row in rows_of(step, before):
        click.echo(f"  {row}")
    rows = list(_typed(step))
    if not rows:
        return [line for line in before if line.step == step.id]
    return _lines(step, [row for row in rows if row != CLEAR])


def _typed(step: PlanStep) -> Iterator[str]:
    """Yield the lines up to an empty one; one that the step cannot hold is asked for again."""
    rows: list[str] = []
    while row := click.prompt("", default="", show_default=False, prompt_suffix="> "):
        try:
            checked_lines(_lines(step, [*rows, row]))
        except click.UsageError as error:
            click.echo(f"{error.message}. Please write it again.")
        except FaultyPlan as faulty:
            click.echo(f"Not taken: it {'; '.join(dict.fromkeys(faulty.fields.values()))}.")
        else:
            rows.append(row)
            yield row


def _lines(step: PlanStep, rows: Sequence[str]) -> list[PlanLine]:
    return [line for n, row in enumerate(rows) for line in entries(step, n, row)]
