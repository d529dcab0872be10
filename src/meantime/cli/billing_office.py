"""How the practice bills, and what stands on its bills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, get_args

import click
import msgspec

from meantime.cli import show
from meantime.cli.ask import ask
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client, pick_colleague
from meantime.protocol.fee_posts import BillingOffice, BillingProfile, Office, Provider
from meantime.sdk.billing import office as offices
from meantime.sdk.billing.clients import say_payer
from meantime.sdk.billing.errors import NoOffice
from meantime.sdk.errors import SdkError

if TYPE_CHECKING:
    from meantime.wire.billing import BillingSettings

CodeName = Literal["reply", "month", "short", "middle", "long"]
CODES: Final = get_args(CodeName)


@click.command()
@click.option("--currency", help="ISO 4217, such as USD.")
@click.option("--tax", type=click.FloatRange(0, 100), help="In percent, such as 8.25.")
@click.option("--run-day", type=click.IntRange(1, 28), help="On which day a month is billed.")
@click.option("--due-days", type=click.IntRange(0, 365), help="How long there is to pay.")
@click.option(
    "--remind-after",
    "remind_after_days",
    type=click.IntRange(0, 365),
    help="Days; 0 for no reminder.",
)
@click.option("--code", "codes", multiple=True, help="Such as reply=…; your own licence's.")
@click.option("--visits/--no-visits", default=None, help="Whether sessions stand against a code.")
@pass_options
def settings(
    options: Options, /, *, codes: tuple[str, ...], visits: bool | None, **said: object
) -> None:
    """Show how the practice bills, or change what is given. Owners only for changes.

    No code ships with the program. `reply` and `month` stand on lines of a statement; `short`,
    `middle` and `long` are for the code checker.
    """
    with signed_in(options) as me:
        now = me.billing.settings()
        changed = msgspec.structs.replace(
            now, **_changes(now, codes, {**said, "visits_count": visits})
        )
        now = me.billing.set_settings(changed) if changed != now else now
    show.table(("", "now"), _rows(now))


@click.command()
@click.option("--accept", multiple=True, metavar="PAYER:CODE", help="A code that a payer accepts.")
@pass_options
def office(options: Options, accept: tuple[str, ...]) -> None:
    """Say what stands on your bills: who you are, how one pays, which payer accepts which code.

    All are asked for. Without `--accept` nothing can stand on a superbill.
    """
    with signed_in(options) as me:
        try:
            before = offices.office_of(me.connection)
        except NoOffice:
            details = me.practice().details
            own = Office(name=details.name, address=details.address, phone=details.phone)
            before = BillingOffice(office=own)
        names = {"name": "Name", "address": "Address", "phone": "Phone", "tin": "TIN", "npi": "NPI"}
        asked = {name: ask(words, getattr(before.office, name)) for name, words in names.items()}
        pay = ask("How one pays", before.pay)
        said = BillingOffice(
            office=Office(**asked), pay=pay, accepts=list(accept) or before.accepts
        )
        if said != before:
            offices.say_office(me.connection, said)
    for each in said.accepts:
        click.echo(f"Accepted, you say: {each}")
    click.echo("Done.")


@click.command(context_settings=TAKES_AN_ID)
@click.argument("colleague")
@pass_options
def provider(options: Options, colleague: str) -> None:
    """Say how a COLLEAGUE stands on bills: license and NPI. Both are asked for."""
    with signed_in(options) as me:
        found = pick_colleague(me, colleague)
        before = offices.provider_of(me.connection, found)
        names = {"name": "Name", "credential": "Credential", "license": "License", "npi": "NPI"}
        said = Provider(**{name: ask(w, getattr(before, name)) for name, w in names.items()})
        offices.say_provider(me.connection, found, said)
    click.echo("Done.")


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def payer(options: Options, client: str) -> None:
    """Say who pays for a CLIENT, in their desk. For their clinician and the front desk."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        if case.desk is None:
            raise SdkError("This client has no desk that you can write in.")
        asked = [ask(words, "") for words in ("Payer", "Member number", "Address for bills")]
        say_payer(case.desk, BillingProfile(payer=asked[0], member=asked[1], address=asked[2]))
    click.echo("Done.")


def _changes(
    now: BillingSettings, codes: tuple[str, ...], said: dict[str, object]
) -> dict[str, Any]:  # Any: fields of several types
    """Return the fields that were given. Raises UsageError for a code of nothing."""
    pairs = [each.partition("=") for each in codes]
    if wrong := [name for name, _, _ in pairs if name not in CODES]:
        raise click.UsageError(f"No such code: {wrong[0]}. There are {', '.join(CODES)}.")
    found = {name: value for name, value in said.items() if value is not None}
    if isinstance(tax := found.get("tax"), float):
        found["tax"] = round(tax * 100)
    if pairs:
        found["codes"] = now.codes | {name: code for name, _, code in pairs}
    return found


def _rows(now: BillingSettings) -> list[tuple[str, str]]:
    codes = ", ".join(f"{name}: {code}" for name, code in sorted(now.codes.items()) if code)
    return [
        ("currency", now.currency),
        ("tax", f"{now.tax / 100:g} %"),
        ("a month is billed on day", str(now.run_day)),
        ("days to pay", str(now.due_days)),
        ("reminder after days", str(now.remind_after_days or "none")),
        ("codes", codes or "none"),
        ("sessions stand against a code", "yes" if now.visits_count else "no"),
    ]
