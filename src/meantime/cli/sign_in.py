"""`meantime sign-in` and `sign-out`: whether the next commands ask for the password."""

from __future__ import annotations

import click

from meantime import sdk
from meantime.cli.ask import ask_secret
from meantime.cli.keeping import forget, keep, system_keyring
from meantime.cli.options import Options, pass_options
from meantime.cli.people import folder_of, login_of, note_used, server_of


@click.command()
@pass_options
def sign_in(options: Options) -> None:
    """Stay unlocked on this device: the key goes into the system's own keyring.

    Where there is none, nothing is kept and every command asks for the password.
    """
    server, login = server_of(options), login_of(options)
    with sdk.connect(server, login, ask_secret("Password"), folder_of(options)) as me:
        note_used(options, server, login)
        backend = system_keyring()
        if backend is None:
            click.echo("This system has no keyring. Commands will ask for your password.")
            return
        keep(backend, server, login, me.connection.account)
    click.echo("Unlocked. `meantime sign-out` locks this device again.")


@click.command()
@pass_options
def sign_out(options: Options) -> None:
    """Lock this device again: the key is taken out of the system's keyring."""
    backend = system_keyring()
    if backend is not None:
        forget(backend, server_of(options), login_of(options))
    click.echo("Locked.")
