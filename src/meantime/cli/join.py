"""`meantime join`: coming in by an invitation, as a client or as staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime import sdk
from meantime.cli import show
from meantime.cli.ask import ask, ask_new_password, ask_secret
from meantime.cli.card import locale_here
from meantime.cli.consent import print_reading
from meantime.cli.locks import ADVICE
from meantime.cli.options import Options, pass_options
from meantime.cli.people import folder_of, note_used, server_of

if TYPE_CHECKING:
    from meantime.sdk.safety_card import Words

NOT_YET = (
    "You are in. Before you write anything personal, compare the digits with the other person: "
    "`meantime verify`."
)

READ_IT: Final[Words] = {
    "en": "Before you can write you will be asked to agree to how messages work. Read that now?",
    "es": "Antes de escribir se le pedirá que acepte cómo funcionan los mensajes. ¿Leerlo ahora?",
}


@click.command()
@pass_options
def join(options: Options) -> None:
    """Come in with the code or link of an invitation; it is asked for."""
    server = server_of(options)
    with sdk.knock(server, ask_secret("Code or link")) as invitation:
        for message in invitation.welcome():
            show.message(message, "")
        # Colleagues are named by whoever introduces them to the practice.
        name = ask("Your name") if invitation.role == "client" else ""
        _offer_policy(invitation, name)
        login = options.login or ask("Your e-mail address")
        newcomer = sdk.Newcomer(login, ask_new_password(), name)
        person, recovery = invitation.accept(newcomer, folder_of(options))
        person.close()
    note_used(options, server, login)
    show.secret_to_print("Recovery code", recovery, ADVICE)
    click.echo(NOT_YET if invitation.role == "client" else f"You are in. Your id: {person.id}")


def _offer_policy(invitation: sdk.Invitation, name: str) -> None:
    """Show a client, before there is an account, what they will be asked to agree to."""
    locale = locale_here()
    reading = invitation.policy(name, locale)
    if reading and click.confirm(READ_IT[locale]):
        print_reading(reading, locale)
