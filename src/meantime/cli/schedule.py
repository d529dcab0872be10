"""`meantime threads schedule` and `scheduled`: check-ins that leave with the computer off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from meantime.cli import show
from meantime.cli.ask import ask_text
from meantime.cli.moments import MOMENT, told
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick, threads
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.schedule import MOST, occurrences

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.sdk import Person

EVERY: Final = {"day": 1, "week": 7, "2weeks": 14}


@threads.command()
@click.argument("thread", default="1")
@click.option(
    "--at", type=MOMENT, required=True, help="When the first leaves, in your hours' zone."
)
@click.option("--every", type=click.Choice([*EVERY]), default="week", show_default=True)
@click.option("--times", type=click.IntRange(1, MOST), default=1, show_default=True)
@pass_options
def schedule(options: Options, thread: str, at: datetime, every: str, times: int) -> None:
    """Staff: say something unasked in a THREAD later, once or again and again.

    All of it is sealed now and leaves with this computer off, at the same time by the clock of the
    zone in which you keep your hours, also when clocks change.
    """
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        if chosen.my_role() == "client":
            raise click.UsageError("Only staff schedule messages.")
        coming = occurrences(at, zone_of(me), EVERY[every], times)
        if to_ms(coming[0]) <= chosen.now_ms():
            raise click.UsageError("This time has passed. Give a later one.")
        text = ask_text()
        if not text:
            raise click.UsageError("There was no text.")
        chosen.schedule(text, coming)
    for each in coming:
        click.echo(f"Leaves {told(each)}.")


@threads.command()
@click.argument("thread", default="1")
@pass_options
def scheduled(options: Options, thread: str) -> None:
    """Staff: show what you are to say unasked in a THREAD and nobody has seen yet."""
    with signed_in(options) as me:
        coming = pick(me, thread).sync().scheduled()
    if not coming:
        click.echo("Nothing is scheduled.")
        return
    show.table(("leaves", "text", "id"), [(show.when(m.show_at), m.text, m.id[:8]) for m in coming])


def zone_of(me: Person) -> str:
    """Return the zone of this person's hours. Raises UsageError if this device lacks it."""
    zone = me.hours().frame.zone
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise click.UsageError("This device lacks the time zone of your hours.") from None
    return zone
