"""`meantime redirect`: taking a message out of writing into a talk."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from meantime.cli import show
from meantime.cli.ask import ask_text
from meantime.cli.meetings import NUMBER, TIME, clock, instant, now_of, pick_appointment
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick
from meantime.sdk import redirecting

if TYPE_CHECKING:
    from meantime.sdk import Thread
    from meantime.sdk.folds.redirects import Redirected

SAID = {
    "waiting": "no answer yet",
    "overdue": "no answer in time",
    "call": "they call",
    "time": "a time is chosen",
    "neither": "none of it suits",
    "ended": "done",
}
WAITS = timedelta(days=2)
OUTCOMES = click.Choice(["talked", "booked", "declined", "not_reached"])


@click.group()
def redirect() -> None:
    """Move what is too big for a message into a talk. NUMBER is that of the list."""


@redirect.command("list")
@click.argument("thread", default="1")
@pass_options
def list_(options: Options, thread: str) -> None:
    """Show what was offered in a THREAD, and what came of it."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        rows = [
            (str(n), SAID[one.state(chosen.now_ms())], one.call, times_of(chosen, one), one.text)
            for n, one in enumerate(redirecting.redirects(chosen), 1)
        ]
    if not rows:
        click.echo("Nothing was moved into a talk here.")
        return
    show.table(("", "", "call", "times", "text"), rows)


@redirect.command()
@click.argument("time", type=TIME, nargs=-1)
@click.option("--thread", default="1")
@click.option("--call", default="", help="A number to call now.")
@click.option("--moves", type=NUMBER, help="Move this appointment of the list forward.")
@click.option("--language", type=click.Choice(["en", "es"]), default="en", show_default=True)
@click.option("--own-words", is_flag=True, help="Ask for the text instead of the usual one.")
@pass_options
def offer(options: Options, /, time: tuple[datetime, ...], thread: str, **how: Any) -> None:  # noqa: ANN401  click's
    """Answer the newest message by offering to talk: a number to call, TIMEs, or both.

    If it breaks off, do it again with the same words: nothing is offered twice.
    """
    if not time and not how["call"]:
        raise click.UsageError("Offer at least a time or a number to call.")
    with signed_in(options) as me:
        moved = pick_appointment(me, how["moves"]) if how["moves"] else None
        chosen = pick(me, moved.space_id if moved else thread).sync()
        zone = me.appointments.slots(chosen.id, now_of(me), now_of(me) + timedelta(days=1)).zone
        text = ask_text() if how["own_words"] else redirecting.usual_words(how["language"])
        if not text:
            raise click.UsageError("There was no text.")
        offered = redirecting.Offer(how["call"], [instant(at, zone) for at in time], moved)
        redirecting.redirect(chosen, text, offered, now_of(me) + WAITS)
    click.echo("Sent. In two days you are reminded, if no answer has come.")


@redirect.command()
@click.argument("number", type=int)
@click.argument("thread", default="1")
@click.option("--time", type=TIME, help="Take this one of the times.")
@click.option("--call", is_flag=True, help="Say that you call.")
@pass_options
def choose(
    options: Options,
    number: int,
    thread: str,
    time: datetime | None,
    call: bool,  # noqa: FBT001  flag
) -> None:
    """Choose from what was offered; without an option: none of it suits."""
    if time and call:
        raise click.UsageError("Choose a time or a call, not both.")
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        one = open_at(chosen, number)
        if time:
            offered = redirecting.offered_in(chosen, one)
            if offered is None:
                raise click.UsageError("No times were offered there.")
            redirecting.pick_time(chosen, one, instant(time, offered.zone))
            click.echo("It is in your appointments.")
        elif call:
            if not one.call:
                raise click.UsageError("No number to call was offered there.")
            redirecting.pick_call(chosen, one)
            click.echo(f"Your care team knows that you call. The number is {one.call}.")
        else:
            redirecting.pick_neither(chosen, one)
            click.echo("Your care team knows that none of it suits. You can write what would.")


@redirect.command()
@click.argument("number", type=int)
@click.argument("outcome", type=OUTCOMES)
@click.argument("thread", default="1")
@pass_options
def end(options: Options, number: int, outcome: redirecting.Outcome, thread: str) -> None:
    """Say what came of it. Nobody is notified."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        redirecting.end_redirect(chosen, at(chosen, number), outcome)
    click.echo("Kept in the record. You are not reminded of it any more.")


def at(thread: Thread, number: int) -> Redirected:
    """Return the one of this number in the list. Raises UsageError."""
    every = redirecting.redirects(thread)
    if not 0 < number <= len(every):
        raise click.UsageError("No such number. `meantime redirect list` shows them.")
    return every[number - 1]


def open_at(thread: Thread, number: int) -> Redirected:
    """Return the one of this number if a client can still choose there. Raises UsageError."""
    if thread.my_role() != "client":
        raise click.UsageError("Only the client chooses. `end` says what came of it.")
    one = at(thread, number)
    if one.state(thread.now_ms()) == "ended":
        raise click.UsageError("This has ended: there is nothing left to choose.")
    return one


def times_of(thread: Thread, one: Redirected) -> str:
    offered = redirecting.offered_in(thread, one)
    return "; ".join(clock(each, offered.zone) for each in offered.slots) if offered else ""
