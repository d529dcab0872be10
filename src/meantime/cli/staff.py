"""`meantime staff`: the people who work in a practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

import click

from meantime.cli import show
from meantime.cli.ask import ask
from meantime.cli.join import join
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_colleague
from meantime.cli.walking import demand_whole, walking
from meantime.sdk import Inviter, desk_seats
from meantime.wire.practices import Permission

if TYPE_CHECKING:
    from meantime.sdk import Person
    from meantime.sdk.desk_seats import Settled
    from meantime.sdk.leaving import Left

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
    """Name the COLLEAGUE (the start of an id) who has joined, and say what they may do.

    Whoever founded the practice introduces themselves first. A biller, or the front desk, is seated
    with every client's name and contacts, and taken out when that ends.
    """
    with signed_in(options) as me:
        found = pick_colleague(me, colleague)
        who = Inviter(ask("Name"), ask("Credential, such as LMFT", ""))
        before = _permissions(me, found)
        me.introduce(found, who, may)
        moves = not desk_seats.ROLES.keys().isdisjoint(before ^ set(may))
        with walking() as tell:
            settled = me.settle_desks(tell) if moves else None
    click.echo("Done.")
    if settled:
        _tell_desks(settled)


def _permissions(me: Person, who: str) -> set[Permission]:
    return {each for one in me.staff() if one.account_id == who for each in one.permissions}


@staff.command(context_settings=TAKES_AN_ID)
@click.argument("colleague")
@click.option("--heir", help="Who takes over all that the colleague had: a name or an id.")
@pass_options
def remove(options: Options, colleague: str, heir: str | None) -> None:
    """Let a COLLEAGUE go: signed out at once, then out of every space. Custodians only.

    If it breaks off, do it again. For a colleague who lost everything, invite and introduce them
    anew, and let the new account be the heir of the old.
    """
    with signed_in(options) as me:
        leaver, successor = pick_colleague(me, colleague), pick_colleague(me, heir) if heir else ""
        click.confirm("Take this colleague out of the practice?", abort=True)
        with walking() as tell:
            left = me.dismiss(leaver, successor, tell)
    _tell(left)


@staff.command()
@pass_options
def desks(options: Options) -> None:
    """Seat billers and the front desk with every client's name and contacts. Custodians only.

    Whoever may no longer act as such is taken out. They never see a message or a chart. If it
    breaks off, do it again.
    """
    with signed_in(options) as me, walking() as tell:
        settled = me.settle_desks(tell)
    _tell_desks(settled)


def _tell_desks(settled: Settled) -> None:
    click.echo(f"Desks as they should be: {len(settled.done)}.")
    demand_whole(settled.failed, settled.missing)


def _tell(left: Left) -> None:
    """Say what became of a walk; what is open still is an error."""
    click.echo(f"Out of {len(left.done)} spaces. Keys were changed where they had to be.")
    if left.unattended:
        threads = ", ".join(space_id[:8] for space_id in sorted(left.unattended))
        click.echo(f"Nobody answers any more in these threads: {threads}")
    demand_whole(left.failed, left.missing)
