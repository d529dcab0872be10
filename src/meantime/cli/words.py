"""`meantime words`: what is noticed in one client's messages beside the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meantime.cli import show
from meantime.cli.ask import ask
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick
from meantime.protocol.safety_posts import SafetyWord
from meantime.screening.client_words import can_be_found

if TYPE_CHECKING:
    from meantime.sdk import Person, Thread

SAID = {"elevated": "read first", "urgent": "an alert"}


@click.group()
def words() -> None:
    """Words to notice in one client's messages. The client can see the list as well."""


@words.command("list")
@click.argument("thread", default="1")
@pass_options
def list_(options: Options, thread: str) -> None:
    """Show the words of a THREAD, and what a match leads to."""
    with signed_in(options) as me:
        every = pick(me, thread).sync().safety_words()
    if not every:
        click.echo("No words of their own are kept here.")
        return
    rows = [(str(n), word.text, SAID[word.tier]) for n, word in enumerate(every, 1)]
    show.table(("", "words", "leads to"), rows)


@words.command()
@click.argument("thread", default="1")
@click.option("--urgent", is_flag=True, help="A match is an alert; else it is read first.")
@pass_options
def add(options: Options, thread: str, urgent: bool) -> None:  # noqa: FBT001  flag
    """Staff: notice something in the messages of a THREAD. The words are asked for."""
    with signed_in(options) as me:
        chosen = of_staff(me, thread)
        said = ask("Words to notice").strip()
        if not can_be_found(said):
            raise click.UsageError("There are no words in this.")
        chosen.add_safety_word(SafetyWord(text=said, tier="urgent" if urgent else "elevated"))
    click.echo("Noticed from now on, on the client's own device. The client can see the list.")


@words.command()
@click.argument("number", type=click.IntRange(min=1))
@click.argument("thread", default="1")
@pass_options
def remove(options: Options, number: int, thread: str) -> None:
    """Staff: no longer notice the words of this NUMBER. What was noticed stays in the record."""
    with signed_in(options) as me:
        chosen = of_staff(me, thread)
        every = chosen.safety_words()
        if number > len(every):
            raise click.UsageError("No such number. `meantime words list` shows them.")
        gone = every[number - 1].text
        chosen.remove_safety_word(gone)
    click.echo(f"Taken off the list: {gone}")  # a number may mean other words than yesterday


def of_staff(me: Person, which: str) -> Thread:
    """Return a thread for somebody of its care team. Raises UsageError for its client."""
    chosen = pick(me, which).sync()
    if chosen.is_mine_as_client():
        raise click.UsageError("Only staff change this.")
    return chosen
