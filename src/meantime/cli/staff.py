"""`meantime staff`: the people who work in a practice."""

from __future__ import annotations

from typing import Final, get_args

import click

from meantime.cli import show
from meantime.cli.ask import ask
from meantime.cli.join import join
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.sdk import Inviter
from meantime.wire.practices import Permission

PERMISSIONS: Final = get_args(Permission)
HAND_OVER = "Hand it over in person or on the telephone. It works once, and for 14 days."


@click.group()
def staff() -> None:
    """Invite colleagues, name them, and join as one."""


staff.add_command(join)


@staff.command()
@pass_options
def invite(options: Options) -> None:
    """Print a code with which a colleague joins. Custodians only."""
    with signed_in(options) as me:
        invited = me.invite_staff()
    show.invitation(invited, HAND_OVER)


@staff.command("list")
@pass_options
def list_(options: Options) -> None:
    """Show who works here and what the server lets them do."""
    with signed_in(options) as me:
        names = me.directory()
        rows = [
            (
                names.name(one.account_id),
                one.role,
                ", ".join(one.permissions),
                one.account_id[:8],
            )
            for one in me.staff()
        ]
    show.table(("name", "role", "may act as", "id"), rows)


@staff.command(context_settings=TAKES_AN_ID)
@click.argument("colleague")
@click.option("--may", multiple=True, type=click.Choice(PERMISSIONS), default=["clinician"])
@pass_options
def introduce(options: Options, colleague: str, may: tuple[Permission, ...]) -> None:
    """Name the COLLEAGUE (the start of an id) who has joined, and say what they may do."""
    with signed_in(options) as me:
        found = [one for one in me.staff() if one.account_id.startswith(colleague)]
        if len(found) != 1:
            raise click.UsageError("No such colleague. `meantime staff list` shows them.")
        who = Inviter(ask("Name"), ask("Credential, such as LMFT", ""))
        me.introduce(found[0].account_id, who, may)
    click.echo("Done.")
