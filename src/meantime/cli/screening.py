"""`meantime screening …`: the safety rules, read and measured."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click
import msgspec
from rich.console import Console
from rich.progress import track
from rich.table import Table

from meantime.screening.evaluate import Case, categories, figures, lost_by_edits, outcomes
from meantime.screening.packs import Language, ready_pack

if TYPE_CHECKING:
    from meantime.screening.evaluate import Outcome

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def screening() -> None:
    """See and measure the rules that notice words which may need attention."""


@screening.command()
@click.option("--language", type=click.Choice(get_args(Language)), default="en", show_default=True)
def rules(language: Language) -> None:
    """Print every rule of a language: what it is for, what it finds and what it leaves alone."""
    for ready in ready_pack(language).rules:
        rule = ready.rule
        click.echo(f"{rule.id} ({rule.tier})\n  {rule.reason}")
        for mark, examples in (("+", rule.finds), ("-", rule.leaves)):
            for example in examples:
                click.echo(f"  {mark} {example}")


@screening.command()
@click.argument("file", type=FILE)
@click.option("--each", is_flag=True, help="Print a line of JSON for each message instead.")
@click.option("--json", "out", type=click.Path(path_type=Path), help="Also keep the figures here.")
def evaluate(file: Path, out: Path | None, *, each: bool) -> None:
    """Measure the rules on FILE: JSON lines with id, text, label and category."""
    cases = read_cases(file)
    if each:
        for found in outcomes(cases):
            click.echo(msgspec.json.encode(line_of(found)).decode())
        return
    quiet = Console(stderr=True)
    found_all = list(outcomes(track(cases, "Screening", console=quiet, transient=True)))
    lines, parts = figures(found_all) + lost_by_edits(found_all), categories(found_all)
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


def read_cases(file: Path) -> list[Case]:
    """Return the cases of a file. Raises ClickException with the line that cannot be read."""
    cases = []
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError:
        raise click.ClickException(f"{file.name} is not UTF-8.") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            cases.append(msgspec.json.decode(line, type=Case))
        except msgspec.MsgspecError as error:
            raise click.ClickException(f"{file.name}, line {number}: {error}") from None
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
