"""`meantime private`: psychotherapy notes, which nobody but their author can open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show
from meantime.cli.ask import ask_text
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.sdk import private_notes as notes
from meantime.sdk.errors import Unreachable

if TYPE_CHECKING:
    from meantime.sdk import Person
    from meantime.sdk.folds.private_notes import PrivateNote

ALONE: Final = (
    "Only you can open these notes: they are not in the record, no export has them, and the "
    "practice cannot open them. If you lose every way to unlock your account, they are lost."
)
NOT_KEPT: Final = (
    "The server does not answer, and this device knows no place of your own yet. It was not kept: "
    "please try again when there is a connection."
)


@click.group()
def private() -> None:
    """Keep psychotherapy notes for yourself alone. NUMBER is that of the list."""


@private.command("list", context_settings=TAKES_AN_ID)
@click.argument("client")
@click.option("--all", "shows_all", is_flag=True, help="Those out of sight too.")
@pass_options
def list_(options: Options, client: str, shows_all: bool) -> None:  # noqa: FBT001  flag
    """Show your notes about a CLIENT."""
    with signed_in(options) as me:
        rows = [
            (str(n), show.when(each.at), each.on, each.text + (" (out of sight)" * each.is_gone))
            for n, each in enumerate(_notes(me, client), 1)
            if shows_all or not each.is_gone
        ]
    if rows:
        show.table(("", "written", "day", "note"), rows)
    click.echo(ALONE)


@private.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day that it is about.")
@pass_options
def write(options: Options, client: str, on: object) -> None:
    """Write a note about a CLIENT; it is asked for."""
    with signed_in(options) as me:
        space = pick_client(me, client).id
        text = _asked()
        try:
            notes.write_private(me.connection, space, text, on=f"{on:%Y-%m-%d}" if on else "")
        except Unreachable as error:
            raise click.ClickException(NOT_KEPT) from error
    click.echo(f"Kept. {ALONE}")


@private.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=int)
@pass_options
def change(options: Options, client: str, number: int) -> None:
    """Put other words in place of a note's; those before stay with it."""
    with signed_in(options) as me:
        notes.change_private(me.connection, _at(me, client, number), _asked())
    click.echo("Changed. `meantime private versions` shows what it said before.")


@private.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=int)
@pass_options
def versions(options: Options, client: str, number: int) -> None:
    """Show all that a note has said, oldest first."""
    with signed_in(options) as me:
        note = _at(me, client, number)
    for n, text in enumerate((*note.earlier, note.text), 1):
        show.console().print(f"{n}. {text}", markup=False, soft_wrap=True)


@private.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=int)
@click.option("--back", is_flag=True, help="Bring it back.")
@pass_options
def hide(options: Options, client: str, number: int, back: bool) -> None:  # noqa: FBT001  flag
    """Take a note out of sight."""
    with signed_in(options) as me:
        notes.hide_private(me.connection, _at(me, client, number), is_gone=not back)
    click.echo("It is back." if back else "Out of sight. `hide --back` brings it back.")


def _notes(me: Person, client: str) -> list[PrivateNote]:
    return notes.private_notes(me.connection, pick_client(me, client).id)


def _at(me: Person, client: str, number: int) -> PrivateNote:
    every = _notes(me, client)
    if not 0 < number <= len(every):
        raise click.UsageError("No such number. `meantime private list --all` shows them.")
    return every[number - 1]


def _asked() -> str:
    text = ask_text()
    if not text:
        raise click.UsageError("There was no text.")
    return text
