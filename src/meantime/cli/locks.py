"""`meantime locks`: what opens an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meantime import sdk
from meantime.cli import show
from meantime.cli.ask import ask, ask_new_password, ask_secret
from meantime.cli.options import Options, pass_options
from meantime.cli.people import folder_of, login_of, note_used, server_of, signed_in
from meantime.cli.walking import walking
from meantime.sdk.locks import proof_by_code, proof_by_password

if TYPE_CHECKING:
    from meantime.wire.accounts import LockProof

PAST_THEFT = (
    "This does not undo a past theft of your old password together with the server's data. If "
    "you fear that, ask your practice to invite you anew."
)
ADVICE = "Print it or write it down, and keep it away from this device. It is not shown again."

PASSKEY_ALONE = (
    "Your account has no password. A passkey opens it, and passkeys work in a browser alone. "
    "`meantime locks recover` sets a password with the recovery code."
)


@click.group()
def locks() -> None:
    """Change the password, set one with the recovery code, or come with new keys."""


@locks.command("list")
@pass_options
def list_(options: Options) -> None:
    """Show what opens your account."""
    with signed_in(options) as me:
        rows = [(lock.kind, f"{lock.set_at.astimezone():%d %b %Y}") for lock in me.account().locks]
    show.table(("lock", "since"), rows)


@locks.command()
@pass_options
def password(options: Options) -> None:
    """Put a new password in place of the old one."""
    with signed_in(options) as me:
        me.change_password(_proof(me), ask_new_password())
    click.echo(f"Changed. {PAST_THEFT}")


@locks.command("recovery-code")
@pass_options
def recovery_code(options: Options) -> None:
    """Print a new recovery code; the old one is void."""
    with signed_in(options) as me:
        code = me.renew_recovery_code(_proof(me))
    show.secret_to_print("Recovery code", code, ADVICE)


@locks.command("carry-over")
@click.option("--by-code", is_flag=True, help="Open the old account with its recovery code.")
@pass_options
def carry_over(options: Options, *, by_code: bool) -> None:
    """Bring over what only you could read, from an account whose keys somebody may know.

    You are signed in under the new one. The address of the old one is asked for, and its password.
    Done again it does only what is missing; without the old keys nobody can do it.
    """
    with signed_in(options) as me:
        login = ask("E-mail address of the old account")
        secret = ask_secret("Its recovery code" if by_code else "Its password")
        connect = sdk.connect_by_code if by_code else sdk.connect
        old = connect(me.connection.http.origin, login, secret, folder_of(options))
        with old, walking("Notes") as tell:
            carried = me.carry_over(old, tell)
    click.echo(f"Brought over: {carried.posts}. What others gave you, the practice hands over.")
    if carried.lost:
        click.echo(f"Not brought over, because it cannot be read here or is a file: {carried.lost}")


@locks.command()
@pass_options
def recover(options: Options) -> None:
    """Set a new password with the recovery code, and print a new code."""
    server, login = server_of(options), login_of(options)
    code = ask_secret("Recovery code")
    with sdk.connect_by_code(server, login, code, folder_of(options)) as me:
        note_used(options, server, login)
        me.change_password(proof_by_code(code), ask_new_password())
        new_code = me.renew_recovery_code(proof_by_code(code))
    show.secret_to_print("Recovery code", new_code, ADVICE)


def _proof(me: sdk.Person) -> LockProof:
    """Return what shows that it is still the owner who sits here."""
    if "password" not in {lock.kind for lock in me.account().locks}:
        raise click.UsageError(PASSKEY_ALONE)
    known = ask_secret("Your password of now, again")
    return proof_by_password(me.connection.http, me.login, known)
