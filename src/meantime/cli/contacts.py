"""`meantime contacts`: what was said outside of the conversation, noted in the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

import click

from meantime.cli import show
from meantime.cli.ask import ask_text
from meantime.cli.moments import MOMENT
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.protocol.note_posts import Contact
from meantime.sdk.contacts import contacts_of, correct_contact, log_contact
from meantime.sdk.folds.contacts import Way
from meantime.sdk.folds.messages import to_ms

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.sdk.cases import Case
    from meantime.sdk.folds.contacts import LoggedContact

WAYS: Final = {each.replace("_", "-"): each for each in get_args(Way)}
NAMES: Final = {"sms": "text message", "in_person": "in person"}


@click.group()
def contacts() -> None:
    """Note calls, voicemails and stray texts in the chart. NUMBER is that of the list."""


@contacts.command("list", context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def list_(options: Options, client: str) -> None:
    """Show the contact log of a CLIENT, the latest first."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        names = case.chart.state.ever if case.chart else {}
        people = me.directory() if names else None
        rows = [
            (
                str(n),
                show.when(each.at),
                f"{NAMES.get(each.way, each.way)}, {each.direction}",
                f"{each.minutes} min" if each.minutes else "",
                (people.name(each.author) if people else "") or each.author[:8],
                _words(each),
            )
            for n, each in enumerate(contacts_of(case), 1)
        ]
    if rows:
        show.table(("", "when", "how", "", "noted by", "text"), rows)
    else:
        click.echo("No contact was noted.")


@contacts.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("way", type=click.Choice(list(WAYS)))
@click.option("--out", "is_out", is_flag=True, help="It came from you, not from the client.")
@click.option("--at", type=MOMENT, help="When, by this machine's clock; now if left out.")
@click.option("--minutes", type=click.IntRange(0, 600), default=0)
@click.option("--asked", is_flag=True, help="They were asked to write here instead.")
@pass_options
def add(options: Options, /, client: str, way: str, **how: Any) -> None:  # noqa: ANN401  click's
    """Note a contact with a CLIENT; what was said is asked for."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        text = ask_text()
        if not text:
            raise click.UsageError("There was no text.")
        at, now = _ms(how["at"]), me.connection.http.now_ms()
        if at is not None and at > now:
            raise click.UsageError("This time has not come yet.")
        log_contact(
            case,
            Contact(
                at=now if at is None else at,
                way=WAYS[way],
                direction="out" if how["is_out"] else "in",
                text=text,
                minutes=how["minutes"],
                asked=1 if how["asked"] else 0,
            ),
        )
    click.echo("Noted in the chart.")


@contacts.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=int)
@click.option("--remove", is_flag=True, help="Take it back; what it said stays in the record.")
@pass_options
def correct(options: Options, client: str, number: int, remove: bool) -> None:  # noqa: FBT001
    """Put other words in place of those that you have noted; the first stay in the record."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        contact = _at(case, number)
        text = "" if remove else ask_text()
        if not text and not remove:
            raise click.UsageError("There was no text.")
        correct_contact(case, contact.id, text)
    click.echo("Taken back." if remove else "Corrected.")


def _ms(at: datetime | None) -> int | None:
    return to_ms(at.astimezone()) if at else None


def _at(case: Case, number: int) -> LoggedContact:
    every = contacts_of(case)
    if not 0 < number <= len(every):
        raise click.UsageError("No such number. `meantime contacts list` shows them.")
    return every[number - 1]


def _words(contact: LoggedContact) -> str:
    said = contact.text or "(taken back)"
    if contact.is_asked:
        said += " Asked to write here."
    return said + "".join(f" Before: {each}" for each in contact.earlier)
