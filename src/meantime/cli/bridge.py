"""`meantime bridge`: signed notes into the practice's own record system."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show
from meantime.cli.ask import ask_secret
from meantime.cli.bridge_run import run
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.sdk.bridge.connecting import SCOPE, connect_system, own_key
from meantime.sdk.bridge.kept import PatientOf, Place, cursor_of, keep_settings, settings_of
from meantime.sdk.bridge.tokens import public_keys
from meantime.sdk.export.every import practice_holdings

if TYPE_CHECKING:
    from meantime.sdk import Person
    from meantime.sdk.export.every import Held

NO_CLIENT: Final = "No such client. `meantime bridge clients` shows them."
ANNOUNCED: Final = (
    "Before the first note goes there, the client reads in the conversation that signed notes also "
    "go to the practice's own record system."
)


@click.group()
def bridge() -> None:
    """Send signed notes to the practice's own record system, by FHIR R4.

    For custodians, on a machine of the practice: it holds the practice's key while it runs.
    """


@bridge.command()
@click.option("--fhir", "base", required=True, help="The base address, such as https://…/fhir/R4.")
@click.option("--client-id", required=True, help="By which the record system knows the bridge.")
@click.option("--secret", "by_secret", is_flag=True, help="Get in by a secret, asked for here.")
@click.option("--token-url", default="", help="Where tokens are given out, if it does not say so.")
@click.option("--scope", default=SCOPE, show_default=True, help="What the bridge asks to do there.")
@click.option("--own-network", is_flag=True, help="It stands in the practice's own network.")
@pass_options
def connect(  # noqa: PLR0913  one for each option
    options: Options,
    *,
    base: str,
    client_id: str,
    by_secret: bool,
    token_url: str,
    scope: str,
    own_network: bool,
) -> None:
    """Name the record system, and try whether it lets the bridge in.

    Without --secret the bridge shows that it has its own key: `meantime bridge key` prints the
    public part, which the record system has to be given first.
    """
    with signed_in(options) as me:
        secret = ask_secret("Secret") if by_secret else ""
        place = Place(base, token_url, client_id, scope, secret, own_network)
        kept = connect_system(me.connection.local, place)
    click.echo(f"Notes go to {kept.base}. Tokens come from {kept.token_url}.")
    click.echo("Say with `meantime bridge map` which patient there each client is.")


@bridge.command()
@pass_options
def key(options: Options) -> None:
    """Print the public key of this bridge (a JWK set) for the record system."""
    with signed_in(options) as me:
        keys = public_keys(own_key(me.connection.local))
    click.echo(json.dumps(keys, indent=1))


@bridge.command("map", context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("system")
@click.argument("value")
@click.option("--create", "creates", is_flag=True, help="Make the patient if there is none.")
@pass_options
def map_(options: Options, client: str, system: str, value: str, *, creates: bool) -> None:
    """Say that a CLIENT is the patient there with the identifier SYSTEM and VALUE.

    Nobody is ever matched by a name.
    """
    with signed_in(options) as me:
        held = _pick(me, client)
        settings = settings_of(me.connection.local)
        taken = [
            one
            for one, each in settings.patients.items()
            if (each.system, each.value) == (system, value) and one != held.id
        ]
        if taken:
            raise click.UsageError("Another client is that patient already.")
        settings.patients[held.id] = PatientOf(system, value, creates)
        keep_settings(me.connection.local, settings)
    click.echo(f"{held.name or held.id[:8]} is {system}|{value}. {ANNOUNCED}")


@bridge.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def unmap(options: Options, client: str) -> None:
    """Send no more notes about a CLIENT. What is there already stays there."""
    with signed_in(options) as me:
        held = _pick(me, client)
        settings = settings_of(me.connection.local)
        settings.patients.pop(held.id, None)
        keep_settings(me.connection.local, settings)
    click.echo(f"No more notes about {held.name or held.id[:8]} go there.")


@bridge.command()
@pass_options
def clients(options: Options) -> None:
    """Show which patient each client is, how much was sent, and what was not taken."""
    with signed_in(options) as me, practice_holdings(me.connection) as holdings:
        settings = settings_of(me.connection.local)
        base = settings.place.base if settings.place else ""
        rows, refused = [], []
        for held in holdings.clients.values():
            patient = settings.patients.get(held.id)
            cursor = cursor_of(me.connection.local, held.id, base)
            name = held.name or held.id[:8]
            rows.append((name, patient.search if patient else "-", str(len(cursor.sent))))
            refused += [f"{name}, {one[:8]}: {each.why}" for one, each in cursor.refused.items()]
    show.table(("client", "patient", "sent"), rows)
    for line in refused:
        click.echo(f"NOT TAKEN: {line}")


def _pick(me: Person, which: str) -> Held:
    with practice_holdings(me.connection) as holdings:
        found = holdings.find(which)
    if len(found) != 1:
        raise click.UsageError(NO_CLIENT)
    return found[0]


bridge.add_command(run)
