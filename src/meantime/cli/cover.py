"""`meantime cover`: who reads while somebody is away."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from meantime.cli import show as shown
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client, pick_colleague
from meantime.cli.sentences import BY_CODE, BY_SLUG, CHANGED
from meantime.sdk.covering import Away

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.sdk.folds.people import People
    from meantime.sdk.sharing import History
    from meantime.wire.boundaries import CoverStretch

DAY = click.DateTime(formats=["%Y-%m-%d"])
A_SECOND = timedelta(seconds=1)
NOBODY = "nobody"


@click.group()
def cover() -> None:
    """See and say who reads while you are away. COLLEAGUE is a name or the start of an id."""


@cover.command()
@pass_options
def show(options: Options) -> None:
    """Show who of the practice is away within a year, and who reads then."""
    with signed_in(options) as me:
        me.tidy()
        names, plan = me.directory(), me.cover()
    if not plan.stretches:
        click.echo("Nobody has said that they are away.")
        return
    head = ("who", "from", "to", "who reads", "times of")
    shown.table(head, [_line(each, names) for each in plan.stretches])


@cover.command(context_settings=TAKES_AN_ID)
@click.argument("colleague")
@click.option("--from", "first", type=DAY, required=True, help="First day away: 2027-05-03.")
@click.option("--to", "last", type=DAY, required=True, help="Last day away.")
@click.option("--client", "clients", multiple=True, help="Only for this client; may be repeated.")
@click.option(
    "--history",
    type=click.Choice(("all", "current", "new")),
    default="current",
    help="All messages, those under the key of now, or those from now on.",
)
@pass_options
def arrange(  # noqa: PLR0913, PLR0917  one option each
    options: Options,
    colleague: str,
    first: datetime,
    last: datetime,
    clients: tuple[str, ...],
    history: History,
) -> None:
    """Be away, and let a COLLEAGUE read and answer meanwhile. Your clients see who it is.

    If it breaks off, do it again: what is done stays, what is missing is done.
    """
    with signed_in(options) as me:
        cases = [pick_client(me, each) for each in clients] or None
        away = Away(first.date(), last.date(), pick_colleague(me, colleague), history)
        failed = me.arrange_cover(away, cases)
    click.echo("Arranged. Everybody in each thread can see it.")
    for thread, code in failed.items():
        why = BY_CODE.get(code) or BY_SLUG.get(code) or CHANGED
        click.echo(f"Not for {thread[:8]}: {why}", err=True)


@cover.command(context_settings=TAKES_AN_ID)
@click.argument("colleague")
@pass_options
def end(options: Options, colleague: str) -> None:
    """End what a COLLEAGUE covers for you, ahead or under way. The keys change."""
    with signed_in(options) as me:
        spaces = me.end_cover(pick_colleague(me, colleague))
    click.echo("Ended." if spaces else "They cover nothing of yours.")


def _line(each: CoverStretch, names: People) -> tuple[str, ...]:
    zone = ZoneInfo(each.zone)
    last = each.ends_at - A_SECOND
    days = [f"{at.astimezone(zone):%a %d %b %Y}" for at in (each.starts_at, last)]
    reads = names.name(each.acting) or each.acting[:8] or NOBODY
    return names.name(each.clinician_id) or each.clinician_id[:8], *days, reads, each.zone
