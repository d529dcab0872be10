"""`meantime threads`: reading and writing."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from meantime.cli import show
from meantime.cli.ask import ask_text
from meantime.cli.card import ANSWERS
from meantime.cli.moments import MOMENT, ahead, told
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_own_message
from meantime.cli.promises import promised
from meantime.cli.sentences import CRISIS
from meantime.cli.timeline import line_of, show_thread
from meantime.cli.writing import correct_as_client, write_as_client
from meantime.sdk.errors import SdkError, Unreachable
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.here import threads_here

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.protocol.safety_posts import Answer
    from meantime.sdk import Person, Thread


@click.group()
def threads() -> None:
    """Read and write messages. THREAD is a number in the list, or the start of an id."""


@threads.command("list")
@pass_options
def list_(options: Options) -> None:
    """Show your threads, whom they are with, and how many messages each has."""
    with signed_in(options) as me:
        rows = [(str(n), *line_of(thread)) for n, thread in enumerate(me.threads(), 1)]
    if not rows:
        click.echo("No threads yet.")
        return
    show.table(("", "with", "newest", "messages", "id"), rows)


@threads.command()
@click.argument("thread", default="1")
@pass_options
def read(options: Options, thread: str) -> None:
    """Show the messages of a THREAD."""
    with signed_in(options, works_alone=True) as me:
        chosen = pick(me, thread)
        try:
            chosen.sync()
        finally:  # what was verified before stays readable, whatever the server does
            show_thread(chosen)
            chosen.mark_opened()


@threads.command()
@click.argument("thread", default="1")
@click.option("--urgent", is_flag=True, help="Mark as urgent. In danger, call: do not wait.")
@click.option(
    "--answer",
    type=click.Choice(ANSWERS),
    help="Clients: whether you are safe, said before sending. Else it is asked afterwards.",
)
@click.option("--new", "starts", is_flag=True, help="Staff: answer nothing, begin something.")
@click.option(
    "--hold", is_flag=True, help="Staff: show it in 20 seconds, and take it back till then."
)
@click.option("--at", type=MOMENT, help="Staff: show it then, by this machine's clock.")
@pass_options
def write(  # noqa: PLR0913, PLR0917  flags
    options: Options,
    thread: str,
    urgent: bool,  # noqa: FBT001
    answer: Answer | None,
    starts: bool,  # noqa: FBT001
    hold: bool,  # noqa: FBT001
    at: datetime | None,
) -> None:
    """Write to a THREAD. The text is asked for, or read from a pipe.

    What a client writes is looked at on this device alone, after it was sent or kept.
    """
    if urgent and answer == "misread":
        raise click.UsageError("It is urgent, or it was misread: not both. Leave one of them out.")
    with signed_in(options, works_alone=True) as me:
        chosen = reached(pick(me, thread))
        if urgent:
            click.echo(CRISIS)
        text = ask_text()
        if not text:
            raise click.UsageError("There was no text.")
        attention = 3 if urgent else 1
        show_at, how_long = _shown_from(chosen, at, hold=hold)
        if chosen.my_role() == "client":
            write_as_client(chosen, text, attention, answer or "")
            if _is_closed(chosen):
                click.echo(f"Nobody reads now. {CRISIS}")
            return
        say = chosen.write if starts else chosen.reply
        say(text, attention=attention, show_at=show_at)
    click.echo("Sent: the server has it.")
    if show_at:
        click.echo(f"It shows {how_long}. `meantime threads withdraw` takes it back unseen.")


@threads.command()
@click.argument("thread", default="1")
@pass_options
def when(options: Options, thread: str) -> None:
    """Say who reads a THREAD and when, and by when an answer comes if you send now."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        boundary, reader = chosen.boundary(), chosen.responsible()
        if boundary.cover:
            reader = chosen.people().by_id.get(boundary.cover.account_id)
    for line in (*promised(boundary, reader.name if reader else ""), CRISIS):
        click.echo(line)


@threads.command()
@click.argument("thread", default="1")
@click.option("--until", type=MOMENT, help="Promise it in words, to be kept until then.")
@pass_options
def promise(options: Options, thread: str, until: datetime | None) -> None:
    """Staff: say quietly that you will answer the newest message of a THREAD in the session.

    With `--until` the text of a promise is asked for instead; the client sees it with its date.
    """
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        if chosen.my_role() == "client":
            raise click.UsageError("Only staff answer in the session.")
        if until:
            due_at = ahead(until, chosen.now_ms())
            text = ask_text()
            if not text:
                raise click.UsageError("There was no text.")
            chosen.promise(text, due_at)
            click.echo(f"Sent: they see that it is promised by {told(due_at)}.")
            return
        chosen.answer_in_session()
    click.echo("Sent: they see that you will answer in the session.")


@threads.command(context_settings=TAKES_AN_ID)
@click.argument("thread", default="1")
@click.argument("message", default="")
@pass_options
def correct(options: Options, thread: str, message: str) -> None:
    """Put another text in place of a MESSAGE of yours. The first one stays in the record."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        said = pick_own_message(chosen, message)
        text = ask_text()
        if not text:
            raise click.UsageError("There was no text. `meantime threads withdraw` takes one back.")
        if chosen.my_role() == "client":
            correct_as_client(chosen, said, text)
            return
        chosen.correct(said.id, text)
    click.echo("Corrected. The first text stays in the record.")


@threads.command(context_settings=TAKES_AN_ID)
@click.argument("thread", default="1")
@click.argument("message", default="")
@click.option("--following", is_flag=True, help="All scheduled from it on in the same words.")
@pass_options
def withdraw(options: Options, thread: str, message: str, following: bool) -> None:  # noqa: FBT001  flag
    """Take back a MESSAGE of yours: unseen if it was held and its time has not come."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        if following:
            count = chosen.withdraw_following(pick_own_message(chosen, message))
            click.echo(f"Taken back: {count}. Nobody saw them.")
            return
        was_unseen = chosen.take_back(pick_own_message(chosen, message))
    click.echo("Taken back. Nobody saw it." if was_unseen else "Taken back. It may have been read.")


@threads.command()
@click.argument("thread", default="1")
@pass_options
def follow(options: Options, thread: str) -> None:
    """Show the messages of a THREAD as they come, until Ctrl+C."""
    with suppress(KeyboardInterrupt), signed_in(options) as me:
        chosen = pick(me, thread)
        for message in chosen.follow():
            show.message(message, me.id)
            chosen.mark_opened()


def pick(me: Person, which: str) -> Thread:
    """Return the thread of this number or beginning of an id. Raises UsageError.

    Without the server it is one that this device knows.
    """
    try:
        every = me.threads()
    except Unreachable:
        every = threads_here(me.connection)
    if which.isdecimal() and 0 < int(which) <= len(every):
        return every[int(which) - 1]
    found = [thread for thread in every if thread.id.startswith(which)]
    if len(found) != 1:
        raise click.UsageError("No such thread. `meantime threads list` shows them.")
    return found[0]


def reached(thread: Thread) -> Thread:
    """Bring a thread up to date; a client's is good for writing without the server as well."""
    try:
        return thread.sync()
    except Unreachable:
        if thread.my_role() != "client":
            raise
    return thread


def _is_closed(thread: Thread) -> bool:
    """Tell whether it is outside the hours here, as far as that is known now."""
    with suppress(SdkError):
        boundary = thread.boundary()
        return boundary.is_set and not boundary.is_open
    return False


def _shown_from(thread: Thread, at: datetime | None, *, hold: bool) -> tuple[int, str]:
    """Return from when on (ms) others see a message, 0 for at once, and the words for it."""
    if at is None:
        return (thread.undo_until(), "in 20 seconds") if hold else (0, "")
    if thread.my_role() == "client":
        raise click.UsageError("Only staff send later.")
    later = ahead(at, thread.now_ms())
    return to_ms(later), f"on {told(later)}"
