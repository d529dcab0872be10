"""`meantime saved-replies`: drafts to begin an answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show
from meantime.cli.ask import ask, ask_text
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.cli.threads import reached
from meantime.replying.contents import CATEGORIES, REPLIES
from meantime.replying.filling import open_slots
from meantime.replying.saved import wording
from meantime.sdk.naming import appointment_words, naming
from meantime.sdk.saved_replies import ReplyWords, refuse_unchanged

if TYPE_CHECKING:
    from meantime.protocol.reply_posts import Category, Named
    from meantime.replying.saved import Reply
    from meantime.sdk import Person, Thread
    from meantime.sdk.replies import Locale
    from meantime.sdk.saved_replies import Shelf

LANGUAGE: Final = click.option("--language", type=click.Choice(["en", "es"]), default="en")
SHELF: Final = click.option(
    "--for",
    "shelf",
    type=click.Choice(["personal", "practice"]),
    default="personal",
    help="For yourself alone, or for everybody in the practice.",
)
SLOTS: Final = "{first_name} and the like are filled in: " + ", ".join(REPLIES.variables)


@click.group("saved-replies")
def saved_replies() -> None:
    """Keep and use drafts of answers. REPLY is an id of the list, or how it begins."""


@saved_replies.command("list")
@click.argument("client", default="")
@pass_options
def list_(options: Options, client: str) -> None:
    """Show the saved replies; with a CLIENT those that are offered for them, pinned first."""
    with signed_in(options) as me:
        saved = me.saved_replies
        found = saved.offered(pick_client(me, client)) if client else saved.every()
    rows = [
        (each.category, each.id, "hidden" if each.is_hidden else each.place, wording_of_when(each))
        for each in found
    ]
    show.table(("category", "id", "whose", "when"), rows)


@saved_replies.command("show")
@click.argument("reply")
@pass_options
def show_(options: Options, reply: str) -> None:
    """Show a saved REPLY in its languages."""
    with signed_in(options) as me:
        found = pick_reply(me, reply)
    for language, text in found.text.items():
        click.echo(f"{language}: {text}")


@saved_replies.command()
@click.argument("category", type=click.Choice(CATEGORIES))
@LANGUAGE
@SHELF
@pass_options
def add(options: Options, category: Category, language: Locale, shelf: Shelf) -> None:
    """Save a reply in a CATEGORY. When it is used and the text are asked for."""
    with signed_in(options) as me:
        click.echo(SLOTS)
        when = ask("When to use it", "")
        words = ReplyWords(category, {language: ask_text()}, when)
        reply_id = me.saved_replies.keep(words, shelf)
    click.echo(f"Saved: {reply_id}")


@saved_replies.command()
@click.argument("reply")
@LANGUAGE
@SHELF
@pass_options
def change(options: Options, reply: str, language: Locale, shelf: Shelf) -> None:
    """Put other words in place of a REPLY's in one language; the text is asked for."""
    with signed_in(options) as me:
        known = pick_reply(me, reply)
        click.echo(f"{SLOTS}\nNow: {wording(known, language)}")
        when = ask("When to use it", wording_of_when(known))
        words = ReplyWords(known.category, {**known.text, language: ask_text()}, when)
        me.saved_replies.keep(words, shelf, known.id)
    click.echo("Changed. `meantime saved-replies restore` takes that back.")


@saved_replies.command()
@click.argument("reply")
@SHELF
@pass_options
def hide(options: Options, reply: str, shelf: Shelf) -> None:
    """Offer a REPLY no more. `restore` shows it again."""
    with signed_in(options) as me:
        me.saved_replies.hide(pick_reply(me, reply), shelf)
    click.echo("Hidden. `meantime saved-replies restore` shows it again.")


@saved_replies.command()
@click.argument("reply")
@SHELF
@pass_options
def restore(options: Options, reply: str, shelf: Shelf) -> None:
    """Take back what was changed of a REPLY, or that it was hidden."""
    with signed_in(options) as me:
        me.saved_replies.restore(pick_reply(me, reply), shelf)
    click.echo("It is as it was.")


@saved_replies.command()
@click.argument("reply")
@click.argument("client")
@click.option("--off", is_flag=True, help="No longer.")
@pass_options
def pin(options: Options, reply: str, client: str, *, off: bool) -> None:
    """Let a REPLY stand first for a CLIENT."""
    with signed_in(options) as me:
        me.saved_replies.pin(pick_reply(me, reply), pick_client(me, client), is_on=not off)
    click.echo("No longer first." if off else "It stands first for this client.")


@saved_replies.command()
@click.argument("reply")
@click.argument("client")
@LANGUAGE
@click.option("--send", is_flag=True, help="Fill in what is open, and answer with it.")
@pass_options
def fill(options: Options, reply: str, client: str, language: Locale, *, send: bool) -> None:
    """Show a REPLY filled for a CLIENT; `--send` asks for what is open, then answers with it."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        filled = me.saved_replies.fill(pick_reply(me, reply), case, language)
        click.echo(filled)
        if not send:
            return
        if case.thread is None:
            raise click.UsageError("You cannot write to this client.")
        _send(reached(case.thread), filled, language)
    click.echo("Sent: the server has it.")


def pick_reply(me: Person, which: str) -> Reply:
    """Return the reply of an id, or of its only beginning. Raises UsageError."""
    every = me.saved_replies.every()
    found = [each for each in every if each.id == which] or [
        each for each in every if each.id.removeprefix("reply.").startswith(which)
    ]
    if len(found) != 1:
        raise click.UsageError("No such reply. `meantime saved-replies list` shows them.")
    return found[0]


def wording_of_when(reply: Reply) -> str:
    return reply.when.get("en", "")


def _send(thread: Thread, filled: str, language: Locale) -> None:
    text = filled
    for slot in open_slots(filled):
        said = ask(slot[0].upper() + slot[1:])
        text = text.replace(f"[[{slot}]]", said, 1)
    if text != filled:
        click.echo(text)
    elif not click.confirm("This is the saved reply as it came. Send it as it stands?"):
        refuse_unchanged(text, filled)
    thread.reply(text, named=_named(thread, text, language))


def _named(thread: Thread, text: str, language: Locale) -> list[Named]:
    """Return the next appointment if the text says when that is."""
    one = thread.next_appointment()
    if one is None or appointment_words(one, thread.now_ms(), language) not in text:
        return []
    return [naming(one)]
