"""`meantime threads`: reading and writing."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from meantime.cli import show
from meantime.cli.ask import ask_text
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.sentences import CRISIS, sentence
from meantime.protocol.errors import ProtocolError

if TYPE_CHECKING:
    from meantime.sdk import Person, Thread


@click.group()
def threads() -> None:
    """Read and write messages. THREAD is a number in the list, or the start of an id."""


@threads.command("list")
@pass_options
def list_(options: Options) -> None:
    """Show your threads, whom they are with, and how many messages each has."""
    with signed_in(options) as me:
        rows = [(str(n), *_line(thread)) for n, thread in enumerate(me.threads(), 1)]
    if not rows:
        click.echo("No threads yet.")
        return
    show.table(("", "with", "newest", "messages", "id"), rows)


@threads.command()
@click.argument("thread", default="1")
@pass_options
def read(options: Options, thread: str) -> None:
    """Show the messages of a THREAD."""
    with signed_in(options) as me:
        chosen = pick(me, thread)
        try:
            chosen.sync()
        finally:  # what was verified before stays readable, whatever the server does
            for message in chosen.messages():
                show.message(message, me.id)


@threads.command()
@click.argument("thread", default="1")
@click.option("--urgent", is_flag=True, help="Mark as urgent. Wakes nobody yet: in danger, call.")
@click.option("--new", "starts", is_flag=True, help="Staff: answer nothing, begin something.")
@pass_options
def write(options: Options, thread: str, urgent: bool, starts: bool) -> None:  # noqa: FBT001  flags
    """Write to a THREAD. The text is asked for, or read from a pipe."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        if urgent:
            click.echo(CRISIS)
        text = ask_text()
        if not text:
            raise click.UsageError("There was no text.")
        attention = 3 if urgent else 1
        if starts or chosen.my_role() == "client":
            chosen.write(text, attention=attention)
        else:
            chosen.reply(text, attention=attention)
    click.echo("Sent: the server has it.")


@threads.command()
@click.argument("thread", default="1")
@pass_options
def follow(options: Options, thread: str) -> None:
    """Show the messages of a THREAD as they come, until Ctrl+C."""
    with suppress(KeyboardInterrupt), signed_in(options) as me:
        for message in pick(me, thread).follow():
            show.message(message, me.id)


def pick(me: Person, which: str) -> Thread:
    """Return the thread of this number or beginning of an id. Raises UsageError."""
    every = me.threads()
    if which.isdecimal() and 0 < int(which) <= len(every):
        return every[int(which) - 1]
    found = [thread for thread in every if thread.id.startswith(which)]
    if len(found) != 1:
        raise click.UsageError("No such thread. `meantime threads list` shows them.")
    return found[0]


def _line(thread: Thread) -> tuple[str, str, str, str]:
    try:
        messages = thread.read()
    except ProtocolError as error:
        return sentence(error), "", "", thread.id[:8]
    others = [m for m in thread.people().by_id.values() if m.is_seated and m.id != thread.me]
    named = [f"{m.name or m.role}" for m in others if m.role in {"client", "clinician", "invite"}]
    newest = show.when(messages[-1].at) if messages else ""
    return ", ".join(named), newest, str(len(messages)), thread.id[:8]
