"""What was given to somebody outside, as it is typed: a line for each thing to be noted."""

from __future__ import annotations

from datetime import date, datetime

import click

from meantime.cli.ask import ask
from meantime.cli.card import locale_here
from meantime.content.record_requests import request_words
from meantime.protocol.request_posts import Disclosed


def asked_disclosure(*, every: bool = False) -> Disclosed:
    """Return a disclosure as it is asked for, with `every` also of kinds of which nobody is told.

    Raises UsageError for an empty line or an unknown kind.
    """
    locale = locale_here()
    kinds = [each for each in request_words().disclosures if each.accounted or every]
    for kind in kinds:
        click.echo(f"{kind.id:22} {kind.text[locale]}")
    kind_id = ask("Kind")
    if kind_id not in {each.id for each in kinds}:
        raise click.UsageError("No such kind of disclosure.")
    today = datetime.now().astimezone().date()
    return Disclosed(
        on=_day(ask("On which day", today.isoformat()), today),
        to=_said("To whom"),
        what=_said("What"),
        purpose=_said("What for"),
        kind=kind_id,
        basis=_said("On what basis"),
        address=ask("Their address, if you know it", "").strip(),
    )


def _said(label: str) -> str:
    said = ask(label).strip()
    if not said:
        raise click.UsageError(f"{label}: nothing was said.")
    return said


def _day(typed: str, today: date) -> str:
    try:
        day = date.fromisoformat(typed.strip())
    except ValueError:
        day = None
    if day is None or day > today:
        raise click.UsageError("Not a day that has come, such as 2027-03-31.")
    return day.isoformat()
