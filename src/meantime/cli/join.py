"""`meantime join`: coming in by an invitation, as a client or as staff."""

from __future__ import annotations

import click

from meantime import sdk
from meantime.cli import show
from meantime.cli.ask import ask, ask_new_password, ask_secret
from meantime.cli.locks import ADVICE
from meantime.cli.options import Options, pass_options
from meantime.cli.people import folder_of, note_used, server_of

NOT_YET = (
    "You are in. Before you write anything personal, compare the digits with the other person: "
    "`meantime verify`."
)


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
        login = options.login or ask("Your e-mail address")
        newcomer = sdk.Newcomer(login, ask_new_password(), name)
        person, recovery = invitation.accept(newcomer, folder_of(options))
        person.close()
    note_used(options, server, login)
    show.secret_to_print("Recovery code", recovery, ADVICE)
    click.echo(NOT_YET if invitation.role == "client" else f"You are in. Your id: {person.id}")
