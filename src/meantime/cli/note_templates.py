"""`meantime notes template`: the forms in which a practice writes its notes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click
import yaml

from meantime.cli import show
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.sdk.note_templates import (
    WrongTemplate,
    end_template,
    forms,
    keep_template,
    read_template,
)

FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def template() -> None:
    """Show and make the practice's own forms of notes."""


@template.command("list")
@click.option("--language", type=click.Choice(["en", "es"]), default="en")
@pass_options
def list_(options: Options, language: str) -> None:
    """Show all forms, and the headings of each."""
    with signed_in(options) as me:
        every = forms(me.connection, "es" if language == "es" else "en")
    rows = [(each.id, each.name, ", ".join(s.title for s in each.sections)) for each in every]
    show.table(("", "name", "headings"), rows)


@template.command(context_settings=TAKES_AN_ID)
@click.argument("file", type=FILE)
@click.option("--instead", default="", help="The id of the one that it takes the place of.")
@pass_options
def add(options: Options, file: Path, instead: str) -> None:
    """Make a form out of a YAML FILE: `name`, and `sections` of `id`, `title` and `hint`."""
    try:
        name, sections = read_template(yaml.safe_load(file.read_text(encoding="utf-8")))
    except (WrongTemplate, yaml.YAMLError, UnicodeDecodeError) as wrong:
        raise click.ClickException(str(wrong)) from wrong
    with signed_in(options) as me:
        kept = keep_template(me.connection, name, sections, instead)
    click.echo(f"All of the practice can use it, as {kept}.")


@template.command(context_settings=TAKES_AN_ID)
@click.argument("template")
@pass_options
def end(options: Options, template: str) -> None:
    """Take a TEMPLATE of the practice out of use; notes that have it stay."""
    with signed_in(options) as me:
        own = [each for each in forms(me.connection, "en") if each.is_own]
        found = [each for each in own if template in {each.id, each.name}]
        if len(found) != 1:
            raise click.UsageError("No such template. `meantime notes template list` shows them.")
        end_template(me.connection, found[0])
    click.echo("It is out of use.")
