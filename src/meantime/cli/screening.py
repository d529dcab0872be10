"""`meantime screening …`: the safety rules, read and measured."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click
import msgspec
from rich.console import Console
from rich.progress import track
from rich.table import Table

from meantime.cli.matches import COMMANDS
from meantime.cli.model import screening_model
from meantime.cli.model_measured import model_to_measure
from meantime.cli.rule_changes import CHANGES
from meantime.content.jurisdictions import refusals
from meantime.screening.evaluate import Case, categories, figures, lost_by_edits, outcomes
from meantime.screening.packs import Language
from meantime.screening.ready import ready_pack

if TYPE_CHECKING:
    from meantime.screening.evaluate import Outcome
    from meantime.screening.model.model import Model

WITH_MODEL = (
    "With the model of {day} beside the rules. It is off unless a practice has switched it on and "
    "the client has agreed, and refused to whoever is in one of these places:"
)
NOT_A_CASE = (
    "Line {line} of {file} is no labelled message. It should be a JSON object with id, text, "
    "label (urgent, elevated or none) and category. What is wrong: {error}."
)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def screening() -> None:
    """See and measure the rules that notice words which may need attention."""


for command in (*COMMANDS, *CHANGES, screening_model):
    screening.add_command(command)


@screening.command()
@click.option("--language", type=click.Choice(get_args(Language)), default="en", show_default=True)
def rules(language: Language) -> None:
    """Print every rule of a language: what it is for, what it finds and what it leaves alone."""
    for ready in ready_pack(language).rules:
        rule = ready.rule
        click.echo(f"{rule.id} ({rule.tier})\n  {rule.reason[language]}")
        for mark, examples in (("+", rule.finds), ("-", rule.leaves)):
            for example in examples:
                click.echo(f"  {mark} {example}")


@screening.command()
@click.argument("file", type=FILE)
@click.option("--each", is_flag=True, help="Print a line of JSON for each message instead.")
@click.option("--json", "out", type=click.Path(path_type=Path), help="Also keep the figures here.")
@click.option("--model", "with_model", is_flag=True, help="With the model beside the rules.")
def evaluate(file: Path, out: Path | None, *, each: bool, with_model: bool) -> None:
    """Measure the rules on FILE: JSON lines with id, text, label and category."""
    model = model_to_measure() if with_model else None
    if model:
        click.echo(about(model), err=True)
    cases = read_cases(file)
    if each:
        for found in outcomes(cases, model):
            click.echo(msgspec.json.encode(line_of(found)).decode())
        return
    quiet = Console(stderr=True)
    found_all = list(outcomes(track(cases, "Screening", console=quiet, transient=True), model))
    lines = figures(found_all, with_model=with_model) + lost_by_edits(found_all, model)
    parts = categories(found_all)
    console = Console()
    table = Table("what", "share", "95 % interval", "of", "goal", "reached")
    for line in lines:
        table.add_row(
            line.name,
            f"{line.share:.3f}",
            f"{line.low:.3f} to {line.high:.3f}",
            str(line.n),
            f"{line.goal:g}",
            "yes" if line.is_reached else "no",
        )
    console.print(table)
    by_category = Table("label", "category", "messages", "any flag", "urgent tier")
    for part in parts:
        by_category.add_row(
            part.label, part.category, str(part.n), f"{part.any:.2f}", f"{part.urgent:.2f}"
        )
    console.print(by_category)
    if out:
        out.write_bytes(msgspec.json.encode({"figures": lines, "categories": parts}))


def about(model: Model) -> str:
    """Return since when there is this model, and where the law refuses it."""
    places = [f"  {one.name['en']}: {one.law}, {one.section}" for one in refusals()]
    return "\n".join([WITH_MODEL.format(day=model.facts.trained_on), *places])


def read_cases(file: Path) -> list[Case]:
    """Return the cases of a file. Raises ClickException with the line that cannot be read."""
    cases = []
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise click.ClickException(f"{file.name} is not UTF-8.") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            cases.append(msgspec.json.decode(line, type=Case))
        except msgspec.MsgspecError as error:
            said = NOT_A_CASE.format(line=number, file=file.name, error=error)
            raise click.ClickException(said) from None
    if not cases:
        raise click.ClickException(f"{file.name} holds no messages.")
    return cases


def line_of(found: Outcome) -> dict[str, object]:
    """Return what is printed of one message with --each."""
    matches = found.screening.matches
    return {
        "id": found.case.id,
        "tier": found.screening.tier,
        "rules": sorted({match.rule for match in matches}),
    }
