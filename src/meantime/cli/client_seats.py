"""`meantime client share`, `unshare` and `give-history`: who may read about a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client, pick_colleague

if TYPE_CHECKING:
    from typing import Literal

    from meantime.sdk.sharing import History

TOLD: Final = "Done. Everybody in the thread can see it."


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("colleague")
@click.option(
    "--as",
    "role",
    type=click.Choice(("clinician", "observer")),
    default="clinician",
    help="A clinician covers and writes; an observer supervises and reads.",
)
@click.option(
    "--history",
    type=click.Choice(("all", "current", "new")),
    default="all",
    help="All messages, those under the key of now, or those from now on.",
)
@pass_options
def share(
    options: Options,
    client: str,
    colleague: str,
    role: Literal["clinician", "observer"],
    history: History,
) -> None:
    """Let a COLLEAGUE cover for you, or supervise, in all that belongs to a CLIENT."""
    with signed_in(options) as me:
        pick_client(me, client).share(pick_colleague(me, colleague), role, history)
    click.echo(TOLD)


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("colleague")
@pass_options
def unshare(options: Options, client: str, colleague: str) -> None:
    """End what a COLLEAGUE may read and write about a CLIENT. The keys change."""
    with signed_in(options) as me:
        pick_client(me, client).unshare(pick_colleague(me, colleague))
    click.echo(TOLD)


@click.command("give-history", context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def give_history(options: Options, client: str) -> None:
    """Let a CLIENT who was invited again read what was said before. Compare the digits first."""
    with signed_in(options) as me:
        pick_client(me, client).give_history()
    click.echo(TOLD)


SEATS: Final = (share, unshare, give_history)
