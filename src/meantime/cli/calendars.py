"""`meantime appointments feed` and `busy`: appointments in other calendar programs."""

from __future__ import annotations

import click

from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in


@click.command()
@click.option("--new", "makes", is_flag=True, help="Make one; an earlier address is dead then.")
@click.option("--end", "ends", is_flag=True, help="End it.")
@click.option("--language", type=click.Choice(["en", "es"]), default="en", show_default=True)
@pass_options
def feed(options: Options, makes: bool, ends: bool, language: str) -> None:  # noqa: FBT001  flags
    """Show your appointments in another calendar program, by a secret address.

    It says "Appointment" or "Cita" and the time: no name, no place. Whoever knows the address
    can read it, and it is shown only once.
    """
    with signed_in(options) as me:
        if makes:
            path = me.appointments.make_feed("es" if language == "es" else "en")
            click.echo(f"{me.connection.http.origin}{path}")
            click.echo("Keep it secret. It is not shown again.")
            return
        if ends:
            me.appointments.end_feed()
        since = me.appointments.feed_since()
    click.echo(f"There is a feed since {since:%d %b %Y %H:%M} UTC." if since else "No feed.")


@click.command()
@click.option("--set", "sets", is_flag=True, help="Read the calendar at an address; asks for it.")
@click.option("--end", "ends", is_flag=True, help="Forget it, and what it said.")
@pass_options
def busy(options: Options, sets: bool, ends: bool) -> None:  # noqa: FBT001  flags
    """Staff: let another calendar of yours say when you are busy.

    It is read every hour. Only from and until are kept: no title, no place.
    """
    with signed_in(options) as me:
        if sets:
            url = click.prompt("Address of the calendar (https)", hide_input=True)
            me.appointments.set_busy(url)
        if ends:
            me.appointments.end_busy()
        found = me.appointments.busy()
    if not found.read_at:
        click.echo("No other calendar is set.")
        return
    click.echo(f"From {found.host}, as read {found.read_at:%d %b %Y %H:%M} UTC:")
    if found.fault:
        click.echo("It could not be read since. These times may be out of date.")
    for each in found.times:
        click.echo(f"{each.starts_at:%a %d %b %H:%M} to {each.ends_at:%a %d %b %H:%M} UTC")
