"""`meantime client`: inviting one."""

from __future__ import annotations

import click

from meantime.cli import show
from meantime.cli.ask import ask
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.sdk import Inviter

ADVICE = (
    "Give it to your client yourself: on paper, on screen, or by your own mail. The server never "
    "sends it. It works once, and for 14 days. Compare the digits in your next session."
)


@click.group()
def client() -> None:
    """Invite a client to a thread."""


@client.command()
@pass_options
def invite(options: Options) -> None:
    """Make a thread for a client and print the invitation to it."""
    with signed_in(options) as me:
        client_name = ask("Name of the client, for the practice's eyes")
        mine = me.directory().by_id.get(me.id)
        name = ask("Your name, as the client will see it", mine.name if mine else None)
        credential = ask("Your credential", mine.credential if mine else "")
        invited = me.invite_client(client_name, Inviter(name, credential))
    show.invitation(invited, ADVICE)
