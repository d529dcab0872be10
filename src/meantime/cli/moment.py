"""`meantime moment`: what is caught as it happens, for oneself; then for the session, or sent."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import click
import msgspec

from meantime.cli import show
from meantime.cli.ask import ask
from meantime.cli.keep import KEPT, KEPT_HERE, NOT_KEPT, say_what_was_noticed
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick
from meantime.protocol.moment_posts import Moment, words_of_moment
from meantime.sdk.errors import Unreachable
from meantime.sdk.journal import notice_alone

if TYPE_CHECKING:
    from meantime.sdk import Person
    from meantime.sdk.folds.moments import MomentLine

PARTS: Final = ("text", "feelings", "intensity", "urge", "instead", "tags")
STRENGTH: Final = click.IntRange(0, 10)
UNSAID: Final = Moment(at=0, zone="UTC")


@click.group()
def moment() -> None:
    """Catch a moment as it happens. NUMBER is that of the list."""


@moment.command()
@click.option("--feeling", "feelings", multiple=True, help="A word for how it feels; any number.")
@click.option("--strength", type=STRENGTH, default=None, help="How strong it is, 0 to 10.")
@click.option("--urge-strength", type=STRENGTH, default=None, help="How strong the urge is.")
@click.option("--tag", "tags", multiple=True, help="A tag of your own; any number.")
@click.option("--zone", default="UTC", help="Where you are, such as America/Chicago.")
@pass_options
def add(options: Options, /, zone: str, **said: tuple[str, ...] | int | None) -> None:
    """Keep a moment for yourself. What happened, an urge and what you did instead are asked for."""
    with signed_in(options, works_alone=True) as me:
        caught = _caught(said, zone, me.connection.http.now_ms())
        noticed = notice_alone(me.connection, words_of_moment(caught))
        try:
            click.echo(KEPT if me.moments.keep(caught).is_stored else KEPT_HERE)
        except Unreachable as error:
            raise click.ClickException(NOT_KEPT) from error
        finally:  # no failure takes the help away
            say_what_was_noticed(me, noticed)


@moment.command("list")
@pass_options
def list_(options: Options) -> None:
    """Show the moments that you keep. Neither your therapist nor the practice can read them."""
    with signed_in(options) as me:
        rows = [
            (str(n), _when(each), _told(each.moment)) for n, each in enumerate(me.moments.list(), 1)
        ]
    if rows:
        show.table(("", "when", "moment"), rows)
    else:
        click.echo("Nothing is kept yet. `meantime moment add` keeps a moment.")


@moment.command()
@click.argument("number", type=int)
@click.argument("thread", default="1")
@click.option("--without", "left_out", multiple=True, type=click.Choice(PARTS), help="Leave out.")
@pass_options
def bring(options: Options, number: int, thread: str, left_out: tuple[str, ...]) -> None:
    """Bring a moment to the session of a THREAD. It shows first what will be read there."""
    with signed_in(options) as me:
        line = _at(me, number)
        chosen = _agreed(line, left_out)
        me.moments.bring(line.id, chosen, pick(me, thread).sync())
    click.echo("On the list for the session. Nobody is told before, unless its words are urgent.")


@moment.command()
@click.argument("number", type=int)
@click.argument("thread", default="1")
@click.option("--without", "left_out", multiple=True, type=click.Choice(PARTS), help="Leave out.")
@pass_options
def send(options: Options, number: int, thread: str, left_out: tuple[str, ...]) -> None:
    """Send a moment into a THREAD as a message. It shows first what will be read there."""
    with signed_in(options) as me:
        line = _at(me, number)
        chosen = _agreed(line, left_out)
        me.moments.send(line.id, chosen, pick(me, thread).sync())
    click.echo("Sent: the server has it.")


@moment.command()
@click.argument("number", type=int)
@pass_options
def remove(options: Options, number: int) -> None:
    """Take a moment out of sight. What you shared of it stays where it is."""
    with signed_in(options) as me:
        me.moments.remove(_at(me, number).id)
    click.echo("Removed.")


def _caught(said: dict[str, tuple[str, ...] | int | None], zone: str, at: int) -> Moment:
    text = ask("What happened", "").strip()
    urge, instead = ask("An urge, if there was one", "").strip(), ""
    if urge:
        instead = ask("What you did instead", "").strip()
    numbers = {"intensity": said["strength"], "urge_strength": said["urge_strength"]}
    words = {"feelings": said["feelings"], "tags": said["tags"]}
    plain = {"at": at, "zone": zone, "text": text, "urge": urge, "instead": instead}
    plain |= {name: value for name, value in numbers.items() if value is not None}
    plain |= {name: list(value) for name, value in words.items() if isinstance(value, tuple)}
    caught = msgspec.convert(plain, Moment)
    if not _told(caught) or not _is_zone(zone):
        raise click.UsageError("There was nothing to keep, or the zone is none.")
    return caught


def _is_zone(zone: str) -> bool:
    try:
        return bool(ZoneInfo(zone))
    except (OSError, ValueError):
        return False


def _at(me: Person, number: int) -> MomentLine:
    mine = me.moments.list()
    if not 0 < number <= len(mine):
        raise click.UsageError("No such number. `meantime moment list` shows them.")
    return mine[number - 1]


def _agreed(line: MomentLine, left_out: tuple[str, ...]) -> Moment:
    """Return what is shared, once its writer has seen it and said yes."""
    unsaid = {name: getattr(UNSAID, name) for name in left_out}
    if "urge" in unsaid:
        unsaid["urge_strength"] = UNSAID.urge_strength
    chosen = msgspec.structs.replace(line.moment, **unsaid)
    click.echo(_told(chosen))
    click.confirm("Share this?", abort=True)
    return chosen


def _when(line: MomentLine) -> str:
    """Return when it was by the clock where its writer was, with the name of the zone."""
    caught = line.moment
    zone = caught.zone if caught.zone and _is_zone(caught.zone) else "UTC"
    at = datetime.fromtimestamp(caught.at / 1000, UTC).astimezone(ZoneInfo(zone))
    return f"{at:%Y-%m-%d %H:%M} {zone}"


def _told(caught: Moment) -> str:
    """Return all that a moment says, in one text."""
    strengths = (("How strong", caught.intensity), ("The urge", caught.urge_strength))
    said = [f"{name}: {value} of 10" for name, value in strengths if value >= 0]
    files = [each.name for each in caught.files]
    return "\n".join(line for line in (words_of_moment(caught), *said, *files) if line)
