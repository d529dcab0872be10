"""`meantime notes`: progress notes and summaries of messages, which nothing changes once signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meantime.cli import note_writing, show
from meantime.cli.ask import ask_text
from meantime.cli.note_templates import template
from meantime.cli.note_text import KINDS, note_lines
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.sdk import note_counting
from meantime.sdk import notes as signing

if TYPE_CHECKING:
    from typing import Literal

    from meantime.sdk.cases import Case
    from meantime.sdk.folds.notes import SignedNote


@click.group()
def notes() -> None:
    """Write, sign and read notes. NUMBER is that of the list."""


notes.add_command(template)
for command in (
    *(note_writing.write, note_writing.summary, note_writing.drafts),
    *(note_writing.sign, note_writing.discard),
):
    notes.add_command(command)


@notes.command("list", context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def list_(options: Options, client: str) -> None:
    """Show the signed notes about a CLIENT, the newest first."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        rows = [
            (str(n), each.post.on, KINDS[each.post.kind], each.post.name, _standing(each))
            for n, each in enumerate(note_counting.notes_of(case), 1)
        ]
        strange = signing.false_notes_of(case)
    if rows:
        show.table(("", "day", "", "signed by", ""), rows)
    else:
        click.echo("No note was signed.")
    for each in strange:
        click.echo(f"Entry {each} looks like a note, and nobody who may has signed it.")


@notes.command("show", context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=int)
@pass_options
def show_(options: Options, client: str, number: int) -> None:
    """Print a note as a sheet of plain text, and whether its conversation is still as it was."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        note = _at(case, number)
        lines = list(note_lines(note, note_counting.check_note(case, note)))
    show.console().print("\n".join(lines), markup=False, soft_wrap=True)


@notes.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=int)
@click.option("--what", type=click.Choice(["more", "late", "error"]), default="more")
@pass_options
def addendum(
    options: Options, client: str, number: int, what: Literal["more", "late", "error"]
) -> None:
    """Put something beside a signed note; it is asked for. `--what error` strikes your own."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        note = _at(case, number)
        text = ask_text()
        if not text:
            raise click.UsageError("There was no text.")
        signing.add_addendum(case, note, text, what)
    click.echo("It stands beside the note.")


@notes.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=int)
@pass_options
def cosign(options: Options, client: str, number: int) -> None:
    """Sign a colleague's note as it stands."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        signing.cosign(case, _at(case, number))
    click.echo("Co-signed.")


@notes.command()
@pass_options
def due(options: Options) -> None:
    """Show whose messages have waited for a note for seven days."""
    with signed_in(options) as me:
        now = me.connection.http.now_ms()
        for case in me.caseload():
            left = note_counting.uncovered_in(case) if case.thread and case.chart else None
            if left and left.is_due(now):
                click.echo(f"{case.name()}: {left.messages} since {show.when(left.since)}")


def _standing(note: SignedNote) -> str:
    if note.is_struck:
        return "struck"
    return "waits for a co-signature" if note.waits_for else "co-signed" if note.cosigned else ""


def _at(case: Case, number: int) -> SignedNote:
    every = note_counting.notes_of(case)
    if not 0 < number <= len(every):
        raise click.UsageError("No such number. `meantime notes list` shows them.")
    return every[number - 1]
