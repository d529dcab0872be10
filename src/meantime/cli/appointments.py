"""`meantime appointments`: who meets when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, get_args
from zoneinfo import ZoneInfo

import click

from meantime.cli import show
from meantime.cli.calendars import busy, feed
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick
from meantime.wire.appointments import NewAppointment, Repeats

if TYPE_CHECKING:
    from meantime.sdk import Person
    from meantime.wire.appointments import Appointment, AppointmentRequest

TIME: Final = click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"])
WEEKS: Final = click.IntRange(1, 14)
NUMBER: Final = click.IntRange(1)


@click.group()
def appointments() -> None:
    """See and set who meets when. A TIME is "2026-12-03 15:00", by the clinician's clock."""


appointments.add_command(feed)
appointments.add_command(busy)


@appointments.command("list")
@click.option("--weeks", default=4, type=WEEKS, show_default=True)
@pass_options
def list_(options: Options, weeks: int) -> None:
    """Show what you have in the next weeks."""
    with signed_in(options) as me:
        rows = [(str(n), *_line(one)) for n, one in enumerate(_mine(me, weeks), 1)]
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
        now = _now(me)
        found = me.appointments.slots(pick(me, thread).id, now, now + timedelta(weeks=weeks))
    if not found.slots:
        click.echo("No free times, or nobody has set hours yet.")
        return
    for at in found.slots:
        click.echo(_clock(at, found.zone))
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
        zone = me.appointments.slots(space_id, _now(me), _now(me) + timedelta(days=1)).zone
        new = NewAppointment(
            starts_at=time.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC),
            zone=zone,
            minutes=minutes,
            repeats=repeats,
            count=count,
        )
        one = me.appointments.book(space_id, new)
    click.echo(f"Set: {_clock(one.starts_at, zone)}, {zone}.")


@appointments.command()
@click.argument("number", type=NUMBER)
@click.argument("time", type=TIME)
@click.option("--following", is_flag=True, help="All after it as well.")
@pass_options
def move(options: Options, number: int, time: datetime, following: bool) -> None:  # noqa: FBT001  flag
    """Staff: move one of the list to another TIME."""
    with signed_in(options) as me:
        one = _pick(me, number)
        at = time.replace(tzinfo=ZoneInfo(one.zone)).astimezone(UTC)
        moved = me.appointments.move(one, at, "following" if following else "this")
    click.echo(f"Moved: {_clock(moved.starts_at, moved.zone)}, {moved.zone}.")


@appointments.command()
@click.argument("number", type=NUMBER)
@click.option("--following", is_flag=True, help="Staff: all after it as well.")
@click.option("--undo", is_flag=True, help="Take the cancelling back, while the time is free.")
@pass_options
def cancel(options: Options, number: int, following: bool, undo: bool) -> None:  # noqa: FBT001  flags
    """Cancel one of the list. The other side is told that something has changed."""
    with signed_in(options) as me:
        one = _pick(me, number)
        if undo:
            me.appointments.restore(one)
        else:
            me.appointments.cancel(one, "following" if following else "this")
    told = "It stands again" if undo else "Cancelled"
    click.echo(f"{told}: {_clock(one.starts_at, one.zone)}, {one.zone}.")


@appointments.command()
@click.argument("time", type=TIME, nargs=-1, required=True)
@click.option("--thread", default="1")
@pass_options
def ask(options: Options, time: tuple[datetime, ...], thread: str) -> None:
    """Ask for one of some times, or as staff offer them."""
    with signed_in(options) as me:
        space_id = pick(me, thread).id
        zone = me.appointments.slots(space_id, _now(me), _now(me) + timedelta(days=1)).zone
        times = [at.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for at in time]
        me.appointments.ask(space_id, times)
    click.echo("Sent. The other side is told that something waits.")


@appointments.command("requests")
@pass_options
def requests_(options: Options) -> None:
    """Show who asks for which times, and what became of it."""
    with signed_in(options) as me:
        rows = [(str(n), *_asked(each)) for n, each in enumerate(me.appointments.requests(), 1)]
    if not rows:
        click.echo("Nobody asks for a time.")
        return
    show.table(("", "from", "", "times", "time zone"), rows)


@appointments.command()
@click.argument("number", type=NUMBER)
@click.option("--accept", type=TIME, help="Which of the times.")
@click.option("--withdraw", is_flag=True, help="Take back what you have asked or offered.")
@pass_options
def answer(options: Options, number: int, accept: datetime | None, withdraw: bool) -> None:  # noqa: FBT001  flag
    """Accept one of the times of a request in the list; else decline it."""
    with signed_in(options) as me:
        every = list(me.appointments.requests())
        if number > len(every):
            raise click.UsageError("No such request. `meantime appointments requests` shows them.")
        request = every[number - 1]
        if accept:
            at = accept.replace(tzinfo=ZoneInfo(request.zone)).astimezone(UTC)
            told = me.appointments.accept(request, at)
        else:
            told = me.appointments.turn_down(request, "withdraw" if withdraw else "decline")
    click.echo(f"Done: {told.state}.")


def _now(me: Person) -> datetime:
    return datetime.fromtimestamp(me.connection.http.now_ms() / 1000, UTC)


def _mine(me: Person, weeks: int) -> list[Appointment]:
    return list(me.appointments.between(_now(me), _now(me) + timedelta(weeks=weeks)))


def _pick(me: Person, number: int) -> Appointment:
    """Return the one of this number in the longest list. Raises UsageError."""
    every = _mine(me, WEEKS.max or 1)
    if number > len(every):
        raise click.UsageError("No such appointment. `meantime appointments list` shows them.")
    return every[number - 1]


def _clock(at: datetime, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%a %d %b %Y %H:%M}"


def _line(one: Appointment) -> tuple[str, ...]:
    state = "" if one.state == "booked" else one.state
    outside = "outside hours" if one.is_outside_hours else ""
    ends = f"{one.ends_at.astimezone(ZoneInfo(one.zone)):%H:%M}"
    words = ", ".join(filter(None, (state, outside)))
    return _clock(one.starts_at, one.zone), ends, one.zone, words, one.space_id[:8]


def _asked(request: AppointmentRequest) -> tuple[str, ...]:
    times = "; ".join(_clock(at, request.zone) for at in request.slots)
    who = "client" if request.made_by == "client" else "care team"
    return who, request.state, times, request.zone
