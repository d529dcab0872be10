"""`meantime records disclosures`: what was given of a record to somebody outside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from meantime.cli import show
from meantime.cli.card import locale_here
from meantime.cli.disclosing import asked_disclosure
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.content.record_requests import request_words
from meantime.requesting.answers import ACCOUNTABLE
from meantime.sdk import disclosures as disclosing
from meantime.sdk.accounting_paper import write_accounting
from meantime.sdk.files import write_private
from meantime.sdk.record_requests import requests_of, today_in

if TYPE_CHECKING:
    from meantime.sdk.folds.disclosures import NotedDisclosure


@click.group()
def disclosures() -> None:
    """Note and tell what of a record was given to a court, the police, a protective service."""


@disclosures.command("list", context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def list_(options: Options, client: str) -> None:
    """Show what was noted, oldest first."""
    with signed_in(options) as me:
        rows = [_row(each) for each in disclosing.disclosures_of(pick_client(me, client))]
    if rows:
        show.table(("day", "to", "kind", "what", "basis", ""), rows)
    else:
        click.echo("Nothing was noted.")


@disclosures.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def note(options: Options, client: str) -> None:
    """Note in the chart what is given away, as it is; all that has to be known is asked for."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        disclosing.disclose(case, asked_disclosure(every=True))
    click.echo("Noted in the chart.")


@disclosures.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=int)
@pass_options
def release(options: Options, client: str, number: int) -> None:
    """Answer the request NUMBER for an accounting: the client reads it in the conversation."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        every = requests_of(case.thread) if case.thread else []
        if not 0 < number <= len(every):
            raise click.UsageError("No such request. `meantime records requests list` shows them.")
        disclosing.release_accounting(case, every[number - 1].id)
    click.echo("It is in the conversation, and the client is told that something waits.")


@disclosures.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.option("--to", required=True, type=click.Path(dir_okay=False, path_type=Path))
@pass_options
def paper(options: Options, client: str, to: Path) -> None:
    """Save the accounting of the last six years as a PDF, for a client who wants it on paper."""
    if to.exists():
        raise click.UsageError("There is a file of that name already.")
    with signed_in(options) as me:
        case = pick_client(me, client)
        told = disclosing.accounting_of(case, today_in(me.connection))
        write_private(to, write_accounting(case, told, locale_here()))
    click.echo(f"Saved: {to}. It is not sealed: keep it as you keep a paper chart.")


def _row(noted: NotedDisclosure) -> tuple[str, ...]:
    said = noted.said
    kind = request_words().say(said.kind, locale_here())
    mark = "" if said.kind in ACCOUNTABLE else "not told of"
    return said.on, said.to, kind, said.what, said.basis, mark
