"""`meantime client guardians`: who has to agree for a young client as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.sdk.guardians import name_guardians

if TYPE_CHECKING:
    from datetime import datetime

DAY: Final = click.DateTime(["%Y-%m-%d"])


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("guardian", nargs=-1)
@click.option("--until", type=DAY, help="The last day on which they are needed, 2027-12-31.")
@pass_options
def guardians(
    options: Options, client: str, guardian: tuple[str, ...], until: datetime | None
) -> None:
    """Say which GUARDIAN has to agree for a young CLIENT as well; nobody takes that back.

    Each has a thread of their own with you, in which they are asked. They read no word of the
    client's thread.
    """
    with signed_in(options) as me:
        young = pick_client(me, client)
        chosen = [pick_client(me, each) for each in guardian]
        name_guardians(young, chosen, until.date() if until else None)
        names = ", ".join(each.name() for each in chosen)
    click.echo(f"Asked: {names}." if names else "The client agrees alone.")
