"""`meantime devices`: where an account is signed in."""

from __future__ import annotations

import click

from meantime.cli import show
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in


@click.group()
def devices() -> None:
    """See where you are signed in, and end it there."""


@devices.command("list")
@pass_options
def list_(options: Options) -> None:
    """Show where you are signed in. This command's own sign-in is among them."""
    with signed_in(options) as me:
        rows = [
            (
                one.id[:8],
                one.device + (" (this one)" if one.is_this else ""),
                one.address,
                f"{one.last_seen_at.astimezone():%a %d %b %Y %H:%M}",
            )
            for one in me.devices()
        ]
    show.table(("id", "device", "address", "last seen"), rows)


@devices.command(context_settings=TAKES_AN_ID)
@click.argument("device")
@pass_options
def revoke(options: Options, device: str) -> None:
    """End the sign-in whose id begins with DEVICE. If it was stolen, tell your practice too."""
    with signed_in(options) as me:
        found = [one for one in me.devices() if one.id.startswith(device)]
        if len(found) != 1:
            raise click.UsageError("No such device. `meantime devices list` shows them.")
        me.revoke(found[0].id)
    click.echo("Signed out there.")
