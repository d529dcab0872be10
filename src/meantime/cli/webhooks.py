"""`meantime webhooks`: programs of the practice's that are told that something has happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

import click

from meantime.cli import show
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.wire.webhooks import Kind

if TYPE_CHECKING:
    from meantime.sdk import Person
    from meantime.wire.webhooks import Delivery, MadeWebhook, Webhook

KINDS: Final = get_args(Kind)
SHOWN: Final = 8  # characters of an id
KEEP: Final = (
    "Put it into the receiving program now: it is not shown again. With it that program checks "
    "that an event comes from here (standardwebhooks.com)."
)
OFF: Final = {
    "chosen": "off",
    "failing": "off: nothing has arrived for days",
    "gone": "off: the receiver says that it is gone",
}
ANSWERS: Final = {
    "private": "the name leads into a private network",
    "unreachable": "no answer",
    "answer": "answered {}",
}
KIND_OPTION: Final = click.option(
    "--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Of what; again for each."
)


@click.group()
def webhooks() -> None:
    """Tell a program of the practice's that something has happened, by ids alone.

    For custodians. NUMBER is that of the list.
    """


@webhooks.command("list")
@pass_options
def list_(options: Options) -> None:
    """Show where events go, of which kinds, and whether they arrive."""
    with signed_in(options) as me:
        found = me.webhooks.list()
    rows = [
        (str(n), each.url, ", ".join(each.kinds), standing(each)) for n, each in enumerate(found, 1)
    ]
    if rows:
        show.table(("", "address", "of what", ""), rows)
    else:
        click.echo("No program is told anything. `meantime webhooks add` names one.")


@webhooks.command()
@click.argument("url")
@KIND_OPTION
@pass_options
def add(options: Options, url: str, kinds: tuple[Kind, ...]) -> None:
    """Tell the program at URL of events of these kinds. Shows the secret once."""
    if not kinds:
        raise click.UsageError(f"Name at least one --kind: {', '.join(KINDS)}.")
    with signed_in(options) as me:
        tell_secret(me.webhooks.make(url, kinds))


@webhooks.command()
@click.argument("number", type=int)
@click.option("--url", default="", help="Another address.")
@KIND_OPTION
@click.option("--on/--off", "is_on", default=None, help="Whether anything is told.")
@pass_options
def change(
    options: Options, number: int, *, url: str, kinds: tuple[Kind, ...], is_on: bool | None
) -> None:
    """Change where one goes, of what it tells, or turn it on or off; what is not named stays."""
    with signed_in(options) as me:
        known = _at(me, number)
        stays = not known.off if is_on is None else is_on
        changed = me.webhooks.change(known, url=url, kinds=kinds, is_on=stays)
    click.echo(f"Changed: {changed.url}, {standing(changed)}.")


@webhooks.command()
@click.argument("number", type=int)
@pass_options
def secret(options: Options, number: int) -> None:
    """Give one another secret, shown once. For a day the one of before signs as well."""
    with signed_in(options) as me:
        tell_secret(me.webhooks.renew_secret(_at(me, number)))


@webhooks.command()
@click.argument("number", type=int)
@pass_options
def test(options: Options, number: int) -> None:
    """Send one a test event."""
    with signed_in(options) as me:
        me.webhooks.test(_at(me, number))
    click.echo("It is on its way. `meantime webhooks log` shows whether it arrived.")


@webhooks.command()
@click.argument("number", type=int)
@pass_options
def log(options: Options, number: int) -> None:
    """Show what was told to one, the newest first, and how that went; by the ids."""
    with signed_in(options) as me:
        found = me.webhooks.deliveries(_at(me, number)).deliveries
    rows = [
        (each.id[:SHOWN], show.when(int(each.at.timestamp() * 1000)), each.kind, outcome(each))
        for each in found
    ]
    show.table(("id", "when", "of what", ""), rows)


@webhooks.command(context_settings={"ignore_unknown_options": True})
@click.argument("number", type=int)
@click.argument("delivery")
@pass_options
def resend(options: Options, number: int, delivery: str) -> None:
    """Tell an event again, named by the beginning of the id in the log."""
    with signed_in(options) as me:
        known = _at(me, number)
        every = me.webhooks.deliveries(known).deliveries
        found = [each.id for each in every if each.id.startswith(delivery)]
        if len(found) != 1:
            raise click.UsageError("No such event. `meantime webhooks log` shows them.")
        me.webhooks.resend(known, found[0])
    click.echo("It is on its way, under the same id.")


@webhooks.command()
@click.argument("number", type=int)
@pass_options
def remove(options: Options, number: int) -> None:
    """Tell a program nothing more, and forget it. It says which, and asks."""
    with signed_in(options) as me:
        known = _at(me, number)
        click.confirm(f"Remove {known.url}?", abort=True)
        me.webhooks.remove(known)
    click.echo("Removed.")


def tell_secret(made: MadeWebhook) -> None:
    show.secret_to_print(f"Secret for {made.webhook.url}", made.secret, KEEP)


def standing(hook: Webhook) -> str:
    """Return in a few words whether events arrive."""
    if hook.off:
        return OFF[hook.off]
    if hook.failing_since:
        since = show.when(int(hook.failing_since.timestamp() * 1000))
        return f"on, but nothing has arrived since {since}"
    return "on"


def outcome(delivery: Delivery) -> str:
    """Return in a few words how it went."""
    if delivery.state == "sent":
        return "arrived"
    why = ANSWERS.get(delivery.fault, "").format(delivery.status)
    rest = "given up" if delivery.state == "failed" else "waits"
    return f"{rest}, {why}" if why else rest


def _at(me: Person, number: int) -> Webhook:
    every = me.webhooks.list()
    if not 0 < number <= len(every):
        raise click.UsageError("No such number. `meantime webhooks list` shows them.")
    return every[number - 1]
