"""`meantime messaging`: whether messages go on, and what a client could not send meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show as shown
from meantime.cli.ask import ask
from meantime.cli.card import locale_here
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick
from meantime.protocol.posts import File
from meantime.sdk.folds.wording import words_of
from meantime.sdk.held import why_off

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from meantime.sdk.agreement import Standing
    from meantime.sdk.held import Held
    from meantime.sdk.replies import Locale
    from meantime.sdk.safety_card import Words

DAY: Final = click.DateTime(["%Y-%m-%d"])
WHY: Final = "Why, in words for the client"
GOES: Final[Words] = {"en": "Messages go to and fro.", "es": "Los mensajes están abiertos."}
DOUBTED: Final = (
    "The server tells of a consent that nobody has signed here, or that was changed since: {}. "
    "It does not count."
)
OLD: Final = (
    "The policy that stands here is not the one in force. `meantime policy sign` brings it."
)


@click.group()
def messaging() -> None:
    """See and change whether messages go on. THREAD is as in `meantime threads`."""


@messaging.command()
@click.argument("thread", default="1")
@pass_options
def show(options: Options, thread: str) -> None:
    """Say whether messages go on in a THREAD, who has agreed, and until when."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        standing = chosen.agreement.standing()
        people = chosen.people()
    for line in _lines(standing, locale_here()):
        click.echo(line)
    rows = [
        (
            people.name(each.seat) or each.post.name,
            each.post.role,
            each.post.decision,
            f"version {each.post.version}",
            shown.when(each.post.at),
        )
        for each in standing.agreed
    ]
    if rows:
        shown.table(("who", "as", "decided", "on", "at"), rows)


@messaging.command()
@click.argument("thread", default="1")
@click.option("--until", type=DAY, help="Until which day, if you know: 2027-12-31.")
@pass_options
def pause(options: Options, thread: str, until: datetime | None) -> None:
    """Staff: pause messages in a THREAD. Why is asked for: the client reads it.

    With a day they go on by themselves once it is over, and the client agrees anew.
    """
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        chosen.agreement.pause(ask(WHY), until.date() if until else None)
    click.echo("Paused. Urgent messages are taken all the same.")


@messaging.command()
@click.argument("thread", default="1")
@pass_options
def resume(options: Options, thread: str) -> None:
    """Staff: let messages go on in a THREAD. The client agrees anew first."""
    with signed_in(options) as me:
        pick(me, thread).sync().agreement.resume()
    click.echo("They go on once the client has agreed again.")


@messaging.command()
@click.argument("thread", default="1")
@pass_options
def end(options: Options, thread: str) -> None:
    """Staff: end messages in a THREAD. Why is asked for: the client reads it, and all before."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        chosen.agreement.end(ask(WHY))
    click.echo("Ended. Everything stays to be read.")


@messaging.command()
@click.argument("thread", default="1")
@pass_options
def drafts(options: Options, thread: str) -> None:
    """Clients: show what you wrote in a THREAD while messages were off. It was never sent."""
    locale = locale_here()
    with signed_in(options, works_alone=True) as me:
        rows = [
            (str(n), _words(each), why_off(each.code, locale))
            for n, each in enumerate(pick(me, thread).held(), 1)
        ]
    if not rows:
        click.echo("There are no drafts.")
        return
    shown.table(("", "draft", "why"), rows)


@messaging.command()
@click.argument("number", type=click.IntRange(min=1))
@click.argument("thread", default="1")
@click.option("--discard", is_flag=True, help="Give it up instead.")
@pass_options
def send(options: Options, number: int, thread: str, discard: bool) -> None:  # noqa: FBT001  flag
    """Clients: send the draft of this NUMBER now."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        every = chosen.held()
        if number > len(every):
            raise click.UsageError("No such draft. `meantime messaging drafts` shows them.")
        if discard:
            chosen.discard_held(every[number - 1].id)
        else:
            chosen.send_held(every[number - 1].id)
    click.echo("It is gone." if discard else "Sent: the server has it.")


def _lines(standing: Standing, locale: Locale) -> Iterator[str]:
    told, said = standing.told, standing.said
    yield why_off(told.why, locale) if told.why else GOES[locale]
    if said is not None and said.state != "on" and said.reason:
        until = f" ({said.until})" if said.until else ""
        yield f"{said.reason}{until}"
    if standing.published and not standing.is_current:
        yield OLD
    for each in standing.doubted:
        yield DOUBTED.format(each.role)


def _words(held: Held) -> str:
    post = held.post()
    return f"File: {post.name}" if isinstance(post, File) else words_of(post)
