"""`meantime appointments ask | requests | answer`: who would like to meet when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from meantime.cli import show
from meantime.cli.meetings import NUMBER, TIME, clock, instant, now_of, pick_appointment
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick

if TYPE_CHECKING:
    from meantime.wire.appointments import AppointmentRequest


@click.command()
@click.argument("time", type=TIME, nargs=-1, required=True)
@click.option("--thread", default="1")
@click.option("--moves", type=NUMBER, help="Ask to move this one of the list.")
@pass_options
def ask(options: Options, time: tuple[datetime, ...], thread: str, moves: int | None) -> None:
    """Ask for one of some times, or as staff offer them."""
    with signed_in(options) as me:
        moved = pick_appointment(me, moves) if moves else None
        space_id = moved.space_id if moved else pick(me, thread).id
        zone = me.appointments.slots(space_id, now_of(me), now_of(me) + timedelta(days=1)).zone
        me.appointments.ask(space_id, [instant(at, zone) for at in time], moves=moved)
    click.echo("Sent. The other side is told that something waits.")


@click.command("requests")
@pass_options
def requests_(options: Options) -> None:
    """Show who asks for which times, and what became of it."""
    with signed_in(options) as me:
        rows = [(str(n), *_asked(each)) for n, each in enumerate(me.appointments.requests(), 1)]
    if not rows:
        click.echo("Nobody asks for a time.")
        return
    show.table(("", "from", "", "times", "time zone"), rows)


@click.command()
@click.argument("number", type=NUMBER)
@click.option("--accept", type=TIME, help="Which of the times.")
@click.option("--other", type=TIME, multiple=True, help="None suits: ask for this instead.")
@click.option("--withdraw", is_flag=True, help="Take back what you have asked or offered.")
@pass_options
def answer(
    options: Options,
    number: int,
    accept: datetime | None,
    other: tuple[datetime, ...],
    withdraw: bool,  # noqa: FBT001  flag
) -> None:
    """Accept one of the times of a request in the list, or ask for others; else decline it."""
    with signed_in(options) as me:
        every = list(me.appointments.requests())
        if number > len(every):
            raise click.UsageError("No such request. `meantime appointments requests` shows them.")
        request = every[number - 1]
        if accept:
            told = me.appointments.accept(request, instant(accept, request.zone))
        elif other:
            times = [instant(at, request.zone) for at in other]
            told = me.appointments.ask(request.space_id, times, answers=request)
        else:
            told = me.appointments.turn_down(request, "withdraw" if withdraw else "decline")
    click.echo(f"Done: {told.state}.")


def _asked(request: AppointmentRequest) -> tuple[str, ...]:
    times = "; ".join(clock(at, request.zone) for at in request.slots)
    who = "client" if request.made_by == "client" else "care team"
    return who, request.state, times, request.zone
