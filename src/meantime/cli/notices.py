"""`meantime notices`: how and when you are told that a message waits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import click
import msgspec

from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.sdk.errors import ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.wire.notices import KeptNoticeChoices

TIME: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


class Minute(click.ParamType[int]):
    """A time of day such as 18:00, as minutes since midnight."""

    name = "HH:MM"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:  # noqa: ANN401  click's own
        found = TIME.fullmatch(str(value))
        if not found:
            self.fail("must be a time such as 18:00.", param, ctx)
        return int(found[1]) * 60 + int(found[2])


MINUTE: Final = Minute()
NO_WAY: Final = "No mail leaves this server yet, and no browser shows you notices."


@click.group()
def notices() -> None:
    """See and choose how you are told that a message waits.

    A notice never says from whom, or what.
    """


@notices.command()
@pass_options
def show(options: Options) -> None:
    """Show how and when you are told."""
    with signed_in(options) as me:
        tell(me.notice_choices())


@notices.command("set")
@click.option("--mail/--no-mail", default=None, help="Whether mail is sent to you.")
@click.option("--address", help='Where mail goes; "" for the address that you sign in with.')
@click.option("--daily", type=MINUTE, help="Once a day, at this time.")
@click.option("--as-it-comes", is_flag=True, help="As it comes, once an hour at most.")
@click.option("--quiet", nargs=2, type=MINUTE, help="Quiet hours: FROM and UNTIL.")
@click.option("--no-quiet", is_flag=True, help="No quiet hours.")
@click.option("--zone", help="The time zone of these times, such as America/New_York.")
@click.option("--remind/--no-remind", default=None, help="Clients: one reminder after two days.")
@click.option("--language", type=click.Choice(["en", "es"]), help="The language of notices.")
@pass_options
def set_(options: Options, /, **given: Any) -> None:  # noqa: ANN401  click's own
    """Choose how and when you are told; what is not named stays."""
    with signed_in(options) as me:
        kept = me.notice_choices()
        choices = msgspec.structs.replace(kept.choices, **changes(given))
        try:
            tell(me.set_notice_choices(choices))
        except ProblemError as error:
            if not error.problem.fields:
                raise
            wrong = "; ".join(f"{name} {why}" for name, why in error.problem.fields.items())
            raise click.ClickException(f"This was not set: {wrong}.") from error


@notices.command()
@pass_options
def test(options: Options) -> None:
    """Send yourself a notice; it looks just like any other."""
    with signed_in(options) as me:
        try:
            me.test_notice()
        except ProblemError as error:
            if "test" in (error.problem.fields or {}):
                raise click.ClickException(
                    "You asked for one a moment ago. Please wait a minute."
                ) from error
            if error.problem.fields:
                raise click.ClickException(NO_WAY) from error
            raise
    click.echo("It is on its way.")


def changes(given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that the options name."""
    named = {
        "by_mail": given["mail"],
        "address": given["address"],
        "daily_at": given["daily"],
        "quiet": given["quiet"],
        "zone": given["zone"],
        "reminds": given["remind"],
        "locale": given["language"],
    }
    found = {name: value for name, value in named.items() if value is not None}
    if given["as_it_comes"]:
        found["daily_at"] = None
    if given["no_quiet"]:
        found["quiet"] = None
    return found


def tell(kept: KeptNoticeChoices) -> None:
    for line in lines(kept):
        click.echo(line)


def lines(kept: KeptNoticeChoices) -> Iterator[str]:
    """Yield what holds, a sentence for each thing."""
    chosen = kept.choices
    if not kept.has_mail:
        yield "No mail leaves this server yet. Whoever runs it can set that up."
    elif chosen.by_mail:
        yield f"Mail goes to {chosen.address or kept.login}."
    else:
        yield "You get no mail."
    if kept.mail_fails_since:
        yield "Mail does not reach you. Please check the address, or give another one."
    yield f"Browsers that show you notices: {kept.devices}."
    if chosen.daily_at is None:
        yield "You are told as it comes, once an hour at most."
    else:
        yield f"You are told once a day, at {clock(chosen.daily_at)} ({chosen.zone})."
    if chosen.quiet is None:
        yield "No quiet hours."
    else:
        since, until = map(clock, chosen.quiet)
        yield f"Quiet hours: {since} to {until} ({chosen.zone}). Urgent messages pass them."
    yield "Clients: one reminder after two days." if chosen.reminds else "Clients: no reminder."


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
