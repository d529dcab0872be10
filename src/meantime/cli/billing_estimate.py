"""A good-faith estimate, asked for line by line and given in the conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meantime.cli.ask import ask
from meantime.cli.billing_papers import country_of, parties_of
from meantime.cli.billing_picking import DAY, LANGUAGE, TO, demand_new, money, read_amount
from meantime.cli.card import locale_here
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.protocol.fee_posts import Estimate, Service
from meantime.sdk.billing.estimates import due_on, give_estimate, total_of
from meantime.sdk.billing.papers.estimate import write_estimate
from meantime.sdk.errors import SdkError
from meantime.sdk.files import write_private
from meantime.sdk.reading_policy import today_there

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path

    from meantime.sdk.replies import Locale


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.option("--since", required=True, type=DAY)
@click.option("--until", required=True, type=DAY, help="At most twelve months later.")
@click.option("--asked-on", type=DAY, help="When the client asked for it.")
@click.option("--scheduled-on", type=DAY, help="When the first service was scheduled.")
@click.option("--to", type=TO, help="Save it as a PDF as well.")
@click.option("--language", type=LANGUAGE, help="Yours, if left out.")
@pass_options
def estimate(
    options: Options,
    /,
    client: str,
    *,
    to: Path | None,
    language: Locale | None,
    **days: datetime | None,
) -> None:
    """Give a CLIENT a good-faith estimate, in their conversation. For their clinician.

    The services are asked for, one after the other. Source: 45 CFR 149.610.
    """
    if to:
        demand_new(to)
    with signed_in(options) as me:
        case = pick_client(me, client)
        if case.thread is None:
            raise SdkError("You have no seat in the thread with this client.")
        currency = me.billing.settings().currency
        who = parties_of(me, case.id)
        said = Estimate(
            currency=currency,
            made_on=today_there(me.connection).isoformat(),
            office=who.office.office,
            provider=who.provider,
            client=case.name(),
            birth_date=who.client.birth_date,
            services=list(_asked_services(currency)),
            **{name: day.date().isoformat() if day else "" for name, day in days.items()},
        )
        give_estimate(case.thread, said)
        if to:
            write_private(to, write_estimate(said, country_of(me), language or locale_here()))
    click.echo(
        f"Given. Expected all together: {money(total_of(said), currency)}. {_due(due_on(said))}"
    )


def _asked_services(currency: str) -> Iterator[Service]:
    while title := ask("Service (an empty line ends it)", ""):
        is_apart = click.confirm("Is it scheduled separately?", default=False)
        if is_apart:
            yield Service(title=title, count=1, amount=0, separately=1)
            continue
        yield Service(
            title=title,
            count=click.prompt("How many times", type=click.IntRange(1, 10_000)),
            amount=read_amount(ask("Price each"), currency),
            tax=read_amount(ask("Tax each", "0"), currency),
            code=ask("Code", ""),
            diagnosis=ask("Diagnosis", ""),
            is_messaging=1 if click.confirm("Is it messages?", default=False) else 0,
        )


def _due(day: date | None) -> str:
    return f"Due by {day.isoformat()}." if day else "The law asks for none here."
