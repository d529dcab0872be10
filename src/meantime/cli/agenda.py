"""`meantime agenda`: what is for the next session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meantime.cli import show
from meantime.cli.ask import ask_text
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick
from meantime.cli.writing import bring_as_client

if TYPE_CHECKING:
    from meantime.sdk import Thread
    from meantime.sdk.folds.agenda import AgendaItem


@click.group()
def agenda() -> None:
    """See and change what is for the next session. NUMBER is that of the list."""


@agenda.command("list")
@click.argument("thread", default="1")
@pass_options
def list_(options: Options, thread: str) -> None:
    """Show what is for the session of a THREAD."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        rows = [
            (
                str(n),
                "x" if item.is_done else "",
                show.when(item.at),
                whose(chosen, item),
                item.text,
            )
            for n, item in enumerate(chosen.agenda(), 1)
        ]
    if rows:
        show.table(("", "talked", "since", "from", "about"), rows)
    else:
        click.echo("Nothing is for the session yet.")


@agenda.command()
@click.argument("thread", default="1")
@pass_options
def bring(options: Options, thread: str) -> None:
    """Bring something to the session of a THREAD. The text is asked for; nobody is notified."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        text = ask_text()
        if not text:
            raise click.UsageError("There was no text.")
        if chosen.my_role() == "client":
            bring_as_client(chosen, text)
            return
        chosen.bring(text)
    click.echo("On the list: you both see it. Nobody is notified, and no answer is due.")


@agenda.command()
@click.argument("number", type=int)
@click.argument("thread", default="1")
@click.option("--not-yet", is_flag=True, help="Take the tick back.")
@pass_options
def tick(options: Options, number: int, thread: str, not_yet: bool) -> None:  # noqa: FBT001  flag
    """Tick off the NUMBER that was talked about."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        chosen.talked(at(chosen, number).id, is_done=not not_yet)
    click.echo("Not talked about yet." if not_yet else "Talked about.")


@agenda.command()
@click.argument("number", type=int)
@click.argument("thread", default="1")
@pass_options
def remove(options: Options, number: int, thread: str) -> None:
    """Take a NUMBER of yours off the list."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        item = at(chosen, number)
        if item.author != chosen.me:
            raise click.UsageError(
                "Only who brought it removes it. `tick` says it was talked about."
            )
        chosen.withdraw(item.id)
    click.echo("Removed. The text stays in the record.")


def at(thread: Thread, number: int) -> AgendaItem:
    """Return the entry of this number in the list. Raises UsageError."""
    items = thread.agenda()
    if not 0 < number <= len(items):
        raise click.UsageError("No such number. `meantime agenda list` shows them.")
    return items[number - 1]


def whose(thread: Thread, item: AgendaItem) -> str:
    return "you" if item.author == thread.me else item.name
