"""What was tried to reach somebody, as it is typed: a line each."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import click
import msgspec

from meantime.cli.ask import ask, is_terminal
from meantime.protocol.safety_posts import Attempt
from meantime.sdk.folds.messages import EPOCH, MILLISECOND, to_ms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.protocol.request_posts import Disclosed


def asked_attempts() -> list[Attempt]:
    """Return what was tried. A line that cannot be read is asked for again at a terminal.

    Raises UsageError for one in a pipe.
    """
    click.echo("What was tried, such as `23:15 | phone | she answered`. An empty line ends it.")
    return list(_typed())


def give_back(attempts: Sequence[Attempt], note: str, disclosed: Disclosed | None = None) -> None:
    """Show at a terminal what was typed in vain; a pipe has it already."""
    if not is_terminal() or not (attempts or note):
        return
    click.echo("It was not closed. This is what you wrote, to do it again with the same words:")
    for said in msgspec.structs.astuple(disclosed) if disclosed else ():
        click.echo(said)
    for tried in attempts:
        at = (EPOCH + tried.at * MILLISECOND).astimezone()
        click.echo(f"{at:%H:%M} | {tried.way} | {tried.result}")
    click.echo(f"\n{note}")


def latest(clock: time) -> datetime:
    """Return when this machine's clock showed a time last."""
    now = datetime.now().astimezone()
    today = now.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
    return today if today <= now else today - timedelta(days=1)


def _typed() -> Iterator[Attempt]:
    while typed := ask("Tried", ""):
        try:
            yield _attempt(typed)
        except click.UsageError as error:
            if not is_terminal():
                raise
            click.echo(error.message)


def _attempt(typed: str) -> Attempt:
    """Return a try as it was typed. Raises UsageError without its three parts."""
    clock, _, rest = typed.partition("|")
    way, _, result = rest.partition("|")
    try:
        at = latest(time.fromisoformat(clock.strip()))
    except ValueError:
        at = None
    if at is None or not way.strip() or not result.strip():
        raise click.UsageError(f"Not a time, a way and what came of it: {typed}")
    return Attempt(at=to_ms(at), way=way.strip(), result=result.strip())
