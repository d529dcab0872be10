"""`meantime surveys`: ask, answer, and see what the answers come to."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show
from meantime.cli.card import locale_here
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.survey_asking import asked_all, introduce, thank
from meantime.cli.survey_words import CLAIMED, NOT_CAUSAL, claim_words, report_lines
from meantime.content.survey import survey
from meantime.content.survey import surveys as content
from meantime.sdk.folds.messages import to_ms

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.sdk import Person
    from meantime.sdk.replies import Locale
    from meantime.wire.surveys import Round

DAY: Final = click.DateTime(["%Y-%m-%d"])
LANGUAGE: Final = click.Choice(["en", "es"])
FOR: Final = {"client": "clients", "therapist": "clinicians"}


@click.group()
def surveys() -> None:
    """Ask what people think of messages. NUMBER is that of the list; 1 is the newest."""


@surveys.command("list")
@pass_options
def list_(options: Options) -> None:
    """Show what was asked, until when, and how many have answered."""
    with signed_in(options) as me:
        rows = [
            (
                str(n),
                _audience(each),
                show.when(to_ms(each.opened_at)),
                show.when(to_ms(each.closes_at)),
                "" if each.asked is None else f"{each.answered} of {each.asked}",
                "x" if each.has_answered else "",
            )
            for n, each in enumerate(me.surveys.rounds(), 1)
        ]
    if rows:
        show.table(("", "asks", "since", "until", "answered", "you"), rows)
    else:
        click.echo("Nothing is asked.")


@surveys.command("open")
@click.argument("audience", type=click.Choice(list(FOR.values())))
@click.option("--until", type=DAY, required=True, help="The last day, 2027-12-31, on this clock.")
@pass_options
def open_(options: Options, audience: str, until: datetime) -> None:
    """Ask clients or clinicians, as a custodian. Nobody is notified: the app asks them."""
    closes_at = until.combine(until.date(), time(23, 59)).astimezone()
    (asked,) = [each.id for each in content().surveys if FOR[each.audience] == audience]
    with signed_in(options) as me:
        opened = me.surveys.open(asked, closes_at)
    click.echo(f"Asked of {opened.asked}, until {show.when(to_ms(opened.closes_at))}.")


@surveys.command()
@click.argument("number", type=int, default=1)
@click.option("--language", type=LANGUAGE, help="That of this computer if not given.")
@pass_options
def answer(options: Options, number: int, language: Locale | None) -> None:
    """Answer what is asked, or answer it anew. Enter skips a question, or all of them."""
    locale = language or locale_here()
    with signed_in(options) as me:
        asked = _at(me, number)
        introduce(me, asked, locale)
        me.surveys.answer(asked, asked_all(asked, locale), locale)
        thank(me, asked, locale)


@surveys.command()
@click.argument("number", type=int, default=1)
@click.option("--language", type=LANGUAGE, help="That of this computer if not given.")
@pass_options
def report(options: Options, number: int, language: Locale | None) -> None:
    """Show what the answers come to, as a custodian: counted on this device, and kept there.

    What fewer than five have answered is not shown.
    """
    with signed_in(options) as me:
        found = me.surveys.report(_at(me, number))
    for line in report_lines(found, language or locale_here()):
        show.console().print(line, markup=False, soft_wrap=True)


@surveys.command()
@pass_options
def claims(options: Options) -> None:
    """Show what your own clients say of messages, round beside round, as a custodian.

    Counted on this device, and kept there. What fewer than five have answered is not shown.
    """
    (asked,) = [each.id for each in content().surveys if each.audience == "client"]
    with signed_in(options) as me:
        reports = me.surveys.reports(asked)
    if not reports:
        click.echo("Clients were not asked yet: `meantime surveys open clients`.")
        return
    for metric, words in CLAIMED.items():
        click.echo(f"\nOf your clients who answered, so many {words}:")
        for each in reports:
            since = show.when(to_ms(each.round.opened_at))
            click.echo(f"  {since}: {claim_words(each.claims[metric], each.least)}")
    click.echo(f"\n{NOT_CAUSAL}")


def _at(me: Person, number: int) -> Round:
    every = me.surveys.rounds()
    if not 0 < number <= len(every):
        raise click.UsageError("No such number. `meantime surveys list` shows what is asked.")
    return every[number - 1]


def _audience(asked: Round) -> str:
    found = survey(asked.survey_id)
    return FOR[found.audience] if found else asked.survey_id
