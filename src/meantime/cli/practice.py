"""`meantime practice`: founding one, its key, and the switch of its model."""

from __future__ import annotations

from typing import cast, get_args

import click

from meantime import sdk
from meantime.cli import show
from meantime.cli.ask import ask, ask_new_password, ask_secret, ask_which
from meantime.cli.custody import check, code, health, rotate
from meantime.cli.locks import ADVICE
from meantime.cli.model import practice_model
from meantime.cli.options import Options, pass_options
from meantime.cli.people import folder_of, login_of, note_used, server_of
from meantime.cli.sentences import sentence
from meantime.protocol.errors import ProtocolError
from meantime.wire.practices import PracticeDetails
from meantime.wire.safety import Ladder, Night

NIGHT = """\
A client's urgent message may come while nobody is there. Who is told of it then?
  on_call     you, until you name others
  clinician   their own clinician, at any hour
  nobody      nobody until the next review; clients are told so before they write"""

NIGHT_OPEN = (
    "The practice is founded, and the code above is yours. Who is told out of hours is still open: "
    "choose it with `meantime ladder set --night` before you invite a client."
)
LAST_RESORT = (
    "Without this code or a second custodian, a lost password means that nobody can read the "
    "practice's records again. Store it away from this building before you invite a client."
)


@click.group()
def practice() -> None:
    """Found a practice, look after its key, and say whether the model may look."""


practice.add_command(practice_model)
for look_after in (rotate, check, health, code):
    practice.add_command(look_after)


@practice.command()
@click.option("--zone", default="America/New_York", show_default=True, help="IANA time zone.")
@click.option("--country", default="US", show_default=True, help="Two letters, ISO 3166-1.")
@click.option("--locale", type=click.Choice(["en", "es"]), default="en", show_default=True)
@pass_options
def found(options: Options, zone: str, country: str, locale: str) -> None:
    """Found a practice with the link that `meantime init` printed."""
    server = server_of(options)
    code = ask_secret("Set-up code or link").rpartition("#")[2]
    details = PracticeDetails(
        name=ask("Name of the practice"),
        phone=ask("Its telephone number"),
        address=ask("Its address"),
        zone=zone,
        country=country,
        locale="es" if locale == "es" else "en",
    )
    name, credential = ask("Your name"), ask("Your credential, such as LMFT", "")
    login = login_of(options)
    owner = sdk.Newcomer(login, ask_new_password(), name, credential)
    click.echo(NIGHT)
    night = cast("Night", ask_which("Told out of hours", get_args(Night)))
    person, recovery = sdk.found_practice(server, code, details, owner, folder_of(options))
    note_used(options, server, login)
    show.secret_to_print("Recovery code", recovery, f"{ADVICE}\n{LAST_RESORT}")
    with person:
        try:
            choose_night(person, night)
        except (ProtocolError, sdk.SdkError) as error:
            why = "" if isinstance(error, sdk.Unreachable) else f"{sentence(error)} "
            raise click.ClickException(f"{why}{NIGHT_OPEN}") from error


def choose_night(owner: sdk.Person, night: Night) -> None:
    """Say who is woken out of hours: no client is invited before. Raises as `set_ladder`."""
    usual = owner.ladder().ladder
    on_call = [owner.id] if night == "on_call" else []
    owner.set_ladder(Ladder(steps=usual.steps, night=night, on_call=on_call))
