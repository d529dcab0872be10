"""`meantime plan`: a client's own plan for hard moments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show as shown
from meantime.cli.ask import ask_text, is_terminal
from meantime.cli.card import locale_here
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.plan_asking import asked_lines, give_back
from meantime.cli.plan_form import read, written
from meantime.cli.threads import pick, reached
from meantime.cli.writing import KEPT
from meantime.protocol.errors import ProtocolError
from meantime.sdk.errors import SdkError, Unreachable
from meantime.sdk.safety_places import places_of
from meantime.sdk.safety_plan import sheet

if TYPE_CHECKING:
    from meantime.protocol.safety_posts import PlanLine
    from meantime.sdk import Thread
    from meantime.sdk.folds.safety import PlanVersion
    from meantime.sdk.replies import Locale

LANGUAGE: Final = click.Choice(["en", "es"])
DUE: Final = {
    "event": "Something urgent was written since it was made: please look at it together again.",
    "age": "It was made some time ago: please look at it together again.",
}
CROSSED: Final = "Two versions were made at the same time. `meantime plan history` shows both."


@click.group()
def plan() -> None:
    """See and change a safety plan. THREAD is as in `meantime threads`."""


@plan.command()
@click.argument("thread", default="1")
@click.option("--form", is_flag=True, help="As `meantime plan edit` takes it from a pipe.")
@pass_options
def show(options: Options, thread: str, form: bool) -> None:  # noqa: FBT001  flag
    """Show the safety plan of a THREAD. Works without a connection where you stay unlocked."""
    with signed_in(options, works_alone=True) as me:
        chosen = reached(pick(me, thread))
        version, locale = chosen.safety_plan(), locale_here()
        lines = version.lines if version else ()
        if form:
            click.echo(written(lines, locale))
            return
        click.echo(sheet(lines, locale, places_of(chosen, locale).values, shows_empty=False))
        click.echo()
        click.echo(_made(version))
        for note in _notes(chosen, version):
            click.echo(note)


@plan.command()
@click.argument("thread", default="1")
@pass_options
def edit(options: Options, thread: str) -> None:
    """Write the safety plan of a THREAD anew, step by step, or from a pipe.

    The version before stays in the record. Client and care team both see it and can change it.
    From a pipe, nothing at all changes nothing; the headings alone clear the plan.
    """
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        before = chosen.safety_plan()
        lines = before.lines if before else ()
        new = asked_lines(lines, locale_here()) if is_terminal() else _piped()
        if tuple(new) == lines:
            click.echo("Nothing was changed: the plan stays as it is.")
            return
        _save(chosen, new)


@plan.command()
@click.argument("thread", default="1")
@click.option(
    "--version", "number", type=click.IntRange(min=1), help="Show the one of this number."
)
@pass_options
def history(options: Options, thread: str, number: int | None) -> None:
    """Show who made which version of the safety plan of a THREAD, and when."""
    with signed_in(options, works_alone=True) as me:
        chosen = reached(pick(me, thread))
        versions, locale = chosen.safety_plans(), locale_here()
        values = places_of(chosen, locale).values if number else {}
    if number is None:
        rows = [(str(n), each.name, shown.when(each.at)) for n, each in enumerate(versions, 1)]
        shown.table(("", "by", "on"), rows)
        return
    if number > len(versions):
        raise click.UsageError("No such version. `meantime plan history` shows them.")
    click.echo(sheet(versions[number - 1].lines, locale, values, shows_empty=False))


@plan.command("print")
@click.argument("thread", default="1")
@click.option("--language", type=LANGUAGE, help="That of this computer if not given.")
@pass_options
def print_(options: Options, thread: str, language: Locale | None) -> None:
    """Print the safety plan of a THREAD as a sheet of plain text, with room to write."""
    with signed_in(options, works_alone=True) as me:
        chosen = reached(pick(me, thread))
        version, locale = chosen.safety_plan(), language or locale_here()
        values = places_of(chosen, locale).values
        click.echo(sheet(version.lines if version else (), locale, values))


def _piped() -> list[PlanLine]:
    """Return the lines of a form. Raises UsageError: a pipe that broke must clear no plan."""
    text = ask_text()
    if not text:
        raise click.UsageError("There was no text: the plan stays as it is.")
    return read(text)


def _save(thread: Thread, lines: list[PlanLine]) -> None:
    try:
        thread.save_plan(lines)
    except Unreachable:
        click.echo(KEPT)
    except (ProtocolError, SdkError):
        give_back(lines, locale_here())
        raise
    else:
        click.echo("Saved: you both see it. The version before stays in the record.")


def _made(version: PlanVersion | None) -> str:
    if version is None:
        return "Nothing has been written yet. `meantime plan edit` begins it."
    return f"Made by {version.name or version.role}, {shown.when(version.at)}."


def _notes(thread: Thread, version: PlanVersion | None) -> list[str]:
    reason = thread.plan_review()
    crossed = [CROSSED] if version and version.crossed else []
    return [*crossed, *([DUE[reason]] if reason else [])]
