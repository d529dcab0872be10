"""`meantime locks`: what opens an account."""

from __future__ import annotations

import click

from meantime.cli import show
from meantime.cli.ask import ask_new_password, ask_secret
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in

PAST_THEFT = (
    "This does not undo a past theft of your old password together with the server's data. If "
    "you fear that, ask your practice to invite you anew."
)
ADVICE = "Print it or write it down, and keep it away from this device. It is not shown again."


@click.group()
def locks() -> None:
    """Change the password, print a recovery code."""


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
        me.change_password(ask_secret("Old password, again"), ask_new_password())
    click.echo(f"Changed. {PAST_THEFT}")


@locks.command("recovery-code")
@pass_options
def recovery_code(options: Options) -> None:
    """Print a new recovery code; the old one is void."""
    with signed_in(options) as me:
        code = me.renew_recovery_code(ask_secret("Password, again"))
    show.secret_to_print("Recovery code", code, ADVICE)
