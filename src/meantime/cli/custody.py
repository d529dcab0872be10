"""`meantime practice …`: the practice's key and what it opens. For custodians."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from meantime.cli import show
from meantime.cli.ask import ask_secret
from meantime.cli.moments import told
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.walking import demand_whole, walking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.sdk.custody import Health
    from meantime.sdk.folds.people import People

WHY_BROKEN = {
    "nokey": "nothing was sealed to the practice",
    "seal": "what was sealed to the practice does not open",
    "commit": "what was sealed to the practice is another key",
}
STOPPED = "the log is not what it was"


@click.command()
@click.option("--anew", is_flag=True, help="A new key, also where a rotation is unfinished.")
@pass_options
def rotate(options: Options, *, anew: bool) -> None:
    """Give the practice a new key, and every space with it. Custodians only.

    A custodian who is removed takes care of it already: this is for a key that somebody else may
    know. It may be stopped anywhere. Done again, here or on another device, it goes on.
    """
    with signed_in(options) as me:
        waiting = 0 if anew else me.custody.rotation_left_over()
        if waiting:
            click.echo(f"A rotation is unfinished: {waiting} spaces have an earlier key.")
        else:
            click.confirm("Give the practice a new key?", abort=True)
        with walking() as tell:
            rotated = me.custody.finish_rotation(tell) if waiting else me.custody.rotate(tell)
    click.echo(f"{len(rotated.done)} spaces have the new key.")
    demand_whole(rotated.failed, rotated.missing)


@click.command()
@pass_options
def check(options: Options) -> None:
    """Try whether the practice's key opens every conversation and chart. Custodians only.

    A member could seal something useless to the practice, to hide from its records. What does not
    open is kept as an alarm in the directory until it is mended.
    """
    with signed_in(options) as me, walking() as tell:
        found = me.custody.check(tell)
    click.echo(f"{found.checked} of {found.of} spaces were checked.")
    for broken in found.broken.values():
        click.echo(f"{broken.space[:8]}: {WHY_BROKEN.get(broken.code, STOPPED)}")
    demand_whole(found.failed, found.missing)
    if found.broken:
        raise click.ClickException("Not everything opens. A member who can read it mends it.")


@click.command()
@pass_options
def health(options: Options) -> None:
    """Show what is due, overdue or broken in the practice's records. Custodians only."""
    with signed_in(options) as me:
        stands, names = me.custody.health(), me.directory()
    show.table(("", "now"), _rows(stands, names))
    rows = [
        (names.name(who) or who[:8], code.stored or "not said", code.checked or "never")
        for who, code in stands.custodians.items()
    ]
    show.table(("custodian", "code off-site since", "code opened on"), rows)
    if stands.is_at_risk:
        click.echo(
            "One person alone holds the practice's key, and no code of theirs lies off-site: "
            "if they lose all they sign in with, nobody can open the records again."
        )


@click.command()
@click.option("--stored", is_flag=True, help="Say that it lies away from the practice, from today.")
@pass_options
def code(options: Options, *, stored: bool) -> None:
    """Try your recovery code, or say that it lies off-site. It is stored nowhere."""
    with signed_in(options) as me:
        if stored:
            me.custody.say_code_stored()
            click.echo("Noted for the other custodians.")
        elif me.custody.try_code(ask_secret("Recovery code")):
            click.echo("It opens your account. The day is noted for the other custodians.")
        else:
            raise click.ClickException("This code does not open your account: print a new one.")


def _rows(stands: Health, names: People) -> list[tuple[str, str]]:
    last = stands.checks
    checked = (
        f"{told(datetime.fromtimestamp(last.at / 1000, UTC))}: {last.checked} of {last.of}"
        if last.at
        else "never"
    )
    left = ", ".join(
        f"{names.name(who) or who[:8]} ({count})" for who, count in stands.leavers.items()
    )
    return [
        ("last check", checked),
        ("do not open", _ids(stands.checks.alarms)),
        ("access ended, keys not changed", _ids(dict.fromkeys(t.space_id for t in stands.overdue))),
        ("spaces under an earlier key", str(stands.rotating or "none")),
        ("left, and still seated", left or "none"),
        ("conversations without a clinician", _ids(stands.unattended)),
    ]


def _ids(spaces: Iterable[str]) -> str:
    return ", ".join(space[:8] for space in spaces) or "none"
