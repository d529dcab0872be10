"""Which statement is meant, what an amount says, and where a file goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from meantime.cli.picking import is_meant
from meantime.fees.written import read, written
from meantime.sdk.billing.clients import billed_clients
from meantime.sdk.billing.estimates import is_far_over

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.sdk import Person
    from meantime.sdk.billing.clients import BilledClient
    from meantime.wire.statements import StatementSummary

MONTH: Final = click.DateTime(["%Y-%m", "%Y-%m-%d"])
DAY: Final = click.DateTime(["%Y-%m-%d"])
TO: Final = click.Path(dir_okay=False, path_type=Path)
LANGUAGE: Final = click.Choice(["en", "es"])


def pick_statement(me: Person, number: int, client: str = "") -> StatementSummary:
    """Return a statement of the practice by its number; for a clinician one of their client's."""
    if client:
        every = me.billing.statements_of(pick_billed(billed_clients(me.connection), client).id)
    else:
        every = me.billing.statements()
    found = [each for each in every if each.number == number]
    if not found:
        raise click.UsageError("No such statement. `meantime billing statements` shows them.")
    return found[0]


def pick_billed(clients: Mapping[str, BilledClient], which: str) -> BilledClient:
    """Return the client of this name or beginning of an id. Raises UsageError."""
    found = [each for each in clients.values() if is_meant(which, each.id, each.name)]
    if len(found) != 1:
        raise click.UsageError("No such client. `meantime billing accounts` shows them.")
    return found[0]


def read_amount(typed: str, currency: str) -> int:
    """Return an amount in the smallest unit. Raises UsageError."""
    amount = read(typed, currency, "en")
    if amount is None:
        raise click.UsageError(f"Not an amount in {currency}: {typed}")
    return amount


def money(amount: int, currency: str) -> str:
    return written(amount, currency, "en")


def name_of(clients: Mapping[str, BilledClient], space_id: str) -> str:
    client = clients.get(space_id)
    return (client.name if client else "") or space_id[:8]


def warn_if_far_over(me: Person, space_id: str) -> None:
    """Say where so much was billed that the client may dispute it. Source: 45 CFR 149.620(b)(1)."""
    if any(is_far_over(each) for each in me.billing.estimates(space_id)):
        click.echo(
            "What was billed is $400 or more above the estimate: it may be disputed.", err=True
        )


def demand_new(to: Path) -> None:
    """Raise UsageError where a file would be written over."""
    if to.exists():
        raise click.UsageError("There is a file of that name already.")
