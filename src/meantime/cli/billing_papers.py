"""Bills on paper and as tables, saved where you say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from meantime.cli.billing_picking import (
    LANGUAGE,
    MONTH,
    TO,
    demand_new,
    pick_statement,
    warn_if_far_over,
)
from meantime.cli.card import locale_here
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.sdk.billing.clients import BilledClient, billed_clients
from meantime.sdk.billing.office import office_of, provider_of
from meantime.sdk.billing.papers.statement import Bill, write_statement
from meantime.sdk.billing.papers.superbill import write_superbill
from meantime.sdk.billing.superbills import Asked, Parties, hand_over, make_superbill
from meantime.sdk.billing.tables import write_ledger, write_lines
from meantime.sdk.files import write_private
from meantime.sdk.listing import list_spaces
from meantime.sdk.reading_policy import today_there

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from meantime.sdk import Person
    from meantime.sdk.replies import Locale


@click.command()
@click.argument("number", type=int)
@click.option("--to", required=True, type=TO)
@click.option("--client", default="", help="For clinicians: whose statement it is.")
@click.option("--language", type=LANGUAGE, help="Yours, if left out.")
@pass_options
def pdf(options: Options, number: int, to: Path, client: str, language: Locale | None) -> None:
    """Save a statement as a PDF, with the name and address from the desk."""
    demand_new(to)
    with signed_in(options) as me:
        said = pick_statement(me, number, client)
        whole = me.billing.statement(said.space_id, said.month, said.currency)
        known = billed_clients(me.connection).get(said.space_id) or BilledClient(said.space_id)
        bill = Bill(whole, known, office_of(me.connection), country_of(me))
        write_private(to, write_statement(bill, language or locale_here()))
        warn_if_far_over(me, said.space_id)
    click.echo(f"Saved: {to}")


@click.command()
@click.argument("month", type=MONTH)
@click.option("--to", required=True, type=TO)
@click.option("--ledger", is_flag=True, help="What was paid and taken off, not the lines.")
@click.option("--payer", is_flag=True, help="Without what clients pay for themselves alone.")
@pass_options
def csv(options: Options, month: datetime, to: Path, *, ledger: bool, payer: bool) -> None:
    """Save the statements of a MONTH as a table for a spreadsheet, with names from desks."""
    demand_new(to)
    if ledger and payer:
        raise click.UsageError("What was paid is no payer's business: choose one of the two.")
    with signed_in(options) as me:
        clients = billed_clients(me.connection)
        found = [
            me.billing.statement(each.space_id, each.month, each.currency)
            for each in me.billing.statements(month.date().replace(day=1))
        ]
        table = (
            write_ledger(found, clients) if ledger else write_lines(found, clients, for_payer=payer)
        )
        write_private(to, table)
    click.echo(f"Statements: {len(found)}. Saved: {to}")


@click.command()
@click.argument("number", type=int)
@click.option("--to", type=TO, help="Save it as a PDF.")
@click.option("--give", is_flag=True, help="Put it into the client's conversation: clinicians.")
@click.option("--client", default="", help="For clinicians: whose statement it is.")
@click.option("--diagnosis", "diagnoses", multiple=True, help="ICD-10, the first comes first.")
@click.option("--place", default="", help="Place of service.")
@click.option("--modifier", default="")
@click.option("--item", "items", multiple=True, help="Only this, as `billing show` lists it.")
@click.option("--language", type=LANGUAGE, help="Yours, if left out.")
@pass_options
def superbill(  # noqa: PLR0913  an option each
    options: Options,
    /,
    number: int,
    *,
    to: Path | None,
    give: bool,
    client: str,
    language: Locale | None,
    **asked: Any,  # noqa: ANN401  the fields of `Asked`
) -> None:
    """Make a superbill of a statement, for the client to hand to their payer.

    Only codes that you say the payer accepts stand on it, and nothing that the client pays for
    themselves alone. Nothing is submitted.
    """
    if to:
        demand_new(to)
    with signed_in(options) as me:
        summary = pick_statement(me, number, client)
        whole = me.billing.statement(summary.space_id, summary.month, summary.currency)
        said = make_superbill(
            whole,
            parties_of(me, summary.space_id),
            Asked(**asked),
            today_there(me.connection),
        )
        if give:
            hand_over(me.thread(summary.space_id), said)
        if to:
            write_private(to, write_superbill(said, country_of(me), language or locale_here()))
    click.echo(f"Lines: {len(said.lines)}. Each stands with its code and what was paid.")


def parties_of(me: Person, space_id: str) -> Parties:
    client = billed_clients(me.connection).get(space_id) or BilledClient(space_id)
    provider = provider_of(me.connection, _clinician(me, space_id))
    return Parties(client, office_of(me.connection), provider)


def _clinician(me: Person, space_id: str) -> str:
    """Return who answers for a thread: of one's own as it is listed, else by the account."""
    listed = {one.id: one.responsible for one in list_spaces(me.connection.http)}
    if space_id in listed:
        return listed[space_id]
    return next(one.clinician_id for one in me.billing.accounts() if one.space_id == space_id)


def country_of(me: Person) -> str:
    return me.practice().details.country
