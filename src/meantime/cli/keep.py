"""`meantime keep`: something for nobody else's eyes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

import click

from meantime.cli.ask import ask_text
from meantime.cli.card import Card, Written, locale_for, print_card
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.sentences import CRISIS
from meantime.protocol.errors import ProtocolError
from meantime.sdk.errors import SdkError, Unreachable
from meantime.sdk.here import threads_here
from meantime.sdk.journal import notice_alone
from meantime.sdk.noticing import MATCHED

if TYPE_CHECKING:
    from meantime.sdk import Person
    from meantime.sdk.noticing import Noticed

KEPT: Final = "Kept: only you can read it."
KEPT_HERE: Final = "There is no connection. It is kept on this device, and only you can read it."
NOT_KEPT: Final = (
    "The server does not answer, and this device knows no place of your own yet. It was not kept: "
    "please try again when there is a connection."
)


@click.command()
@pass_options
def keep(options: Options) -> None:
    """Keep a text for yourself alone; it is asked for. The practice cannot read it."""
    with signed_in(options, works_alone=True) as me:
        text = ask_text()
        if not text:
            raise click.UsageError("There was no text.")
        noticed = notice_alone(me.connection, text)
        try:
            click.echo(KEPT if me.keep(text).is_stored else KEPT_HERE)
        except Unreachable as error:
            raise click.ClickException(NOT_KEPT) from error
        finally:  # no failure takes the help away
            say_what_was_noticed(me, noticed)


def say_what_was_noticed(me: Person, noticed: Noticed | None) -> None:
    """Say where help is for what somebody keeps to themselves: nothing was sent, to nobody."""
    if noticed is None or (noticed.tier == "none" and not noticed.unchecked):
        return
    threads = threads_here(me.connection)
    with suppress(ProtocolError, SdkError):
        threads = threads or [each.sync() for each in me.threads()]
    if not threads:  # a client whose seat was taken, or who has not read here yet
        click.echo(CRISIS)
        return
    attention = MATCHED[noticed.tier]
    card = Card(threads[0], Written("", noticed, attention, "alone"), locale_for(noticed))
    print_card(card)
