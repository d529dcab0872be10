"""`meantime insights`: what the practice learns from its own numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show
from meantime.cli.card import locale_here
from meantime.cli.insight_words import as_csv, explained, hints, rows
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.sdk.replies import Locale

DAY: Final = click.DateTime(["%Y-%m-%d"])
LANGUAGE: Final = click.Choice(["en", "es"])
HEADINGS: Final[dict[Locale, tuple[str, ...]]] = {
    "en": ("", "number", "95 in 100", "9 of 10 by", "of", "people, at least"),
    "es": ("", "número", "95 de 100", "9 de 10 antes de", "de", "personas, al menos"),
}


@click.command()
@click.option("--since", type=DAY, help="The first day, 2027-12-31; a quarter back if not said.")
@click.option("--until", type=DAY, help="The day after the last; this Monday if not said.")
@click.option("--here", is_flag=True, help="Also what this device alone can count; custodians.")
@click.option("--csv", "is_csv", is_flag=True, help="As CSV, with a line for each period.")
@click.option("--explain", is_flag=True, help="Say how each number is counted.")
@click.option("--language", type=LANGUAGE, help="That of this computer if not given.")
@pass_options
def insights(  # noqa: PLR0913, PLR0917  its options
    options: Options,
    since: datetime | None,
    until: datetime | None,
    here: bool,  # noqa: FBT001  same
    is_csv: bool,  # noqa: FBT001  same
    explain: bool,  # noqa: FBT001  same
    language: Locale | None,
) -> None:
    """Show what the practice learns from its own numbers, of whole weeks and never of one person.

    The server counts from times alone. Fewer than five people are not shown.
    """
    locale = language or locale_here()
    with signed_in(options) as me:
        shown = me.insights.look(since.date() if since else None, until.date() if until else None)
        counted = [*shown.metrics, *(me.insights.look_here(shown).metrics if here else ())]
    if is_csv:
        click.echo(as_csv(shown, counted), nl=False)
        return
    click.echo(f"{shown.since} / {shown.until} ({shown.zone})")
    show.table(HEADINGS[locale], rows(counted, locale))
    for line in hints(shown, counted, locale):
        click.echo(line)
    if explain:
        click.echo()
        for line in explained(counted, locale):
            click.echo(line)
