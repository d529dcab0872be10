"""`meantime marks`: stars, themes and margin notes beside messages, for the team alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meantime.cli import show
from meantime.cli.ask import ask_text
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.sdk.errors import SdkError
from meantime.sdk.team_marks import (
    change_margin,
    star_message,
    tag_message,
    team_marks_of,
    write_margin,
)

if TYPE_CHECKING:
    from meantime.sdk.cases import Case
    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.team_marks import MarginNote


@click.group()
def marks() -> None:
    """Mark messages for the team. MESSAGE is the beginning of its id, NUMBER that of the list."""


@marks.command("list", context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def list_(options: Options, client: str) -> None:
    """Show what is marked about a CLIENT: stars, themes, and what is in the margin."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        found, notes = team_marks_of(case), _notes(case)
        messages = case.thread.messages() if case.thread else []
        every = {*found.stars, *found.tags, *found.margins}
        if not every:
            click.echo("Nothing is marked.")
        for message in messages:
            if message.id not in every:
                continue
            show.message(message, me.id)
            star = ["starred"] if message.id in found.stars else []
            if words := [*star, *found.tags.get(message.id, ())]:
                click.echo("  " + ", ".join(words))
            for note in found.margins.get(message.id, ()):
                changed = ", changed" if note.is_changed else ""
                at = show.when(note.at)
                click.echo(f"  {notes.index(note) + 1}. {note.text} ({at}{changed})")


@marks.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("message")
@pass_options
def note(options: Options, client: str, message: str) -> None:
    """Write a word for the team beside a MESSAGE of a CLIENT; it is asked for."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        found = _pick(case, message)
        text = ask_text()
        if not text:
            raise click.UsageError("There was no text.")
        write_margin(case, found.id, text)
    click.echo("Noted in the chart. The client cannot see it.")


@marks.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=int)
@click.option("--remove", is_flag=True, help="Take it back; what it said stays in the record.")
@pass_options
def change(options: Options, client: str, number: int, remove: bool) -> None:  # noqa: FBT001
    """Put other words in place of a margin note of yours."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        notes = _notes(case)
        if not 0 < number <= len(notes):
            raise click.UsageError("No such number. `meantime marks list` shows them.")
        text = "" if remove else ask_text()
        if not text and not remove:
            raise click.UsageError("There was no text.")
        change_margin(case, notes[number - 1].id, text)
    click.echo("Taken back." if remove else "Changed.")


@marks.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("message")
@click.argument("themes", nargs=-1)
@pass_options
def tag(options: Options, client: str, message: str, themes: tuple[str, ...]) -> None:
    """Say which THEMES a MESSAGE of a CLIENT has: all of them, or none."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        tag_message(
            case, _pick(case, message).id, [each.strip() for each in themes if each.strip()]
        )
    click.echo("Noted in the chart.")


@marks.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("message")
@click.option("--off", is_flag=True, help="Take the star off.")
@pass_options
def star(options: Options, client: str, message: str, off: bool) -> None:  # noqa: FBT001
    """Star a MESSAGE of a CLIENT, to come back to it in the session."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        star_message(case, _pick(case, message).id, is_on=not off)
    click.echo("The star is off." if off else "Starred.")


def _notes(case: Case) -> list[MarginNote]:
    """Return all margin notes about a client, as they are numbered."""
    notes = [note for notes in team_marks_of(case).margins.values() for note in notes]
    return sorted(notes, key=lambda note: (note.at, note.id))


def _pick(case: Case, which: str) -> Message:
    if case.thread is None:
        raise SdkError("You have no seat in the conversation with this client.")
    found = [each for each in case.thread.messages() if which and each.id.startswith(which)]
    if len(found) != 1:
        raise click.UsageError("No such message. `meantime threads read` shows their ids.")
    return found[0]
