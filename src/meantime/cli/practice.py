"""`meantime practice`: founding one."""

from __future__ import annotations

import click

from meantime import sdk
from meantime.cli import show
from meantime.cli.ask import ask, ask_new_password, ask_secret
from meantime.cli.locks import ADVICE
from meantime.cli.options import Options, pass_options
from meantime.cli.people import folder_of, login_of, note_used, server_of
from meantime.wire.practices import PracticeDetails

LAST_RESORT = (
    "Without this code or a second custodian, a lost password means that nobody can read the "
    "practice's records again. Store it away from this building before you invite a client."
)


@click.group()
def practice() -> None:
    """Found a practice."""


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
    person, recovery = sdk.found_practice(server, code, details, owner, folder_of(options))
    person.close()
    note_used(options, server, login)
    show.secret_to_print("Recovery code", recovery, f"{ADVICE}\n{LAST_RESORT}")
