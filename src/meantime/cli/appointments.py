"""`meantime appointments`: who meets when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, get_args
from zoneinfo import ZoneInfo

import click

from meantime.cli import show
from meantime.cli.calendars import busy, feed
from meantime.cli.meetings import (
    NUMBER,
    TIME,
    WEEKS,
    appointments_of,
    clock,
    instant,
    now_of,
    pick_appointment,
)
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.requests import answer, ask, requests_
from meantime.cli.threads import pick
from meantime.wire.appointments import NewAppointment, Repeats

if TYPE_CHECKING:
    from meantime.wire.appointments import Appointment


@click.group()
def appointments() -> None:
    """See and set who meets when. A TIME is "2026-12-03 15:00", by the clinician's clock."""


for command in (feed, busy, ask, requests_, answer):
    appointments.add_command(command)


@appointments.command("list")
@click.option("--weeks", default=4, type=WEEKS, show_default=True)
@pass_options
def list_(options: Options, weeks: int) -> None:
    """Show what you have in the next weeks."""
    with signed_in(options) as me:
        rows = [(str(n), *_line(one)) for n, one in enumerate(appointments_of(me, weeks), 1)]
    if not rows:
        click.echo("No appointments.")
        return
    show.table(("", "when", "until", "time zone", "", "thread"), rows)


@appointments.command()
@click.argument("thread", default="1")
@click.option("--weeks", default=2, type=WEEKS, show_default=True)
@pass_options
def slots(options: Options, thread: str, weeks: int) -> None:
    """Show the free times of a THREAD's clinician."""
    with signed_in(options) as me:
        now = now_of(me)
        found = me.appointments.slots(pick(me, thread).id, now, now + timedelta(weeks=weeks))
    if not found.slots:
        click.echo("No free times, or nobody has set hours yet.")
        return
    for at in found.slots:
        click.echo(clock(at, found.zone))
    click.echo(f"Each is {found.minutes} minutes. All times are those of {found.zone}.")


@appointments.command()
@click.argument("time", type=TIME)
@click.argument("thread", default="1")
@click.option("--minutes", default=50, show_default=True)
@click.option("--repeats", type=click.Choice(get_args(Repeats)), default="once")
@click.option("--count", default=0, help="How many of a series; 0 for no end.")
@pass_options
def book(  # noqa: PLR0913, PLR0917  options
    options: Options, time: datetime, thread: str, minutes: int, repeats: Repeats, count: int
) -> None:
    """Staff: set an appointment, or with --repeats a series."""
    with signed_in(options) as me:
        space_id = pick(me, thread).id
        zone = me.appointments.slots(space_id, now_of(me), now_of(me) + timedelta(days=1)).zone
        new = NewAppointment(
            starts_at=instant(time, zone),
            zone=zone,
            minutes=minutes,
            repeats=repeats,
            count=count,
        )
        one = me.appointments.book(space_id, new)
    click.echo(f"Set: {clock(one.starts_at, zone)}, {zone}.")


@appointments.command()
@click.argument("number", type=NUMBER)
@click.argument("time", type=TIME)
@click.option("--following", is_flag=True, help="All after it as well.")
@pass_options
def move(options: Options, number: int, time: datetime, following: bool) -> None:  # noqa: FBT001  flag
    """Staff: move one of the list to another TIME."""
    with signed_in(options) as me:
        one = pick_appointment(me, number)
        at = instant(time, one.zone)
        moved = me.appointments.move(one, at, "following" if following else "this")
    click.echo(f"Moved: {clock(moved.starts_at, moved.zone)}, {moved.zone}.")


@appointments.command()
@click.argument("number", type=NUMBER)
@click.option("--following", is_flag=True, help="Staff: all after it as well.")
@click.option("--undo", is_flag=True, help="Take the cancelling back, while the time is free.")
@pass_options
def cancel(options: Options, number: int, following: bool, undo: bool) -> None:  # noqa: FBT001  flags
    """Cancel one of the list. The other side is told that something has changed."""
    with signed_in(options) as me:
        one = pick_appointment(me, number)
        if undo:
            me.appointments.restore(one)
        else:
            me.appointments.cancel(one, "following" if following else "this")
    told = "It stands again" if undo else "Cancelled"
    click.echo(f"{told}: {clock(one.starts_at, one.zone)}, {one.zone}.")


def _line(one: Appointment) -> tuple[str, ...]:
    state = "" if one.state == "booked" else one.state
    outside = "outside hours" if one.is_outside_hours else ""
    ends = f"{one.ends_at.astimezone(ZoneInfo(one.zone)):%H:%M}"
    words = ", ".join(filter(None, (state, outside)))
    return clock(one.starts_at, one.zone), ends, one.zone, words, one.space_id[:8]
