"""`meantime billing`: accounts, statements and papers, for billers and owners."""

from __future__ import annotations

import click

from meantime.cli.billing_books import (
    accounts,
    ageing,
    disputes,
    run,
    show_statement,
    statements,
)
from meantime.cli.billing_entering import credit, pay, refund, write_off
from meantime.cli.billing_estimate import estimate
from meantime.cli.billing_office import office, payer, provider, settings
from meantime.cli.billing_papers import csv, pdf, superbill


@click.group()
def billing() -> None:
    """Bill a month, note what was paid, make papers. NUMBER is a statement's.

    Amounts are typed as people write them, such as 15 or 15.50. Nothing is submitted to a payer.
    """


for command in (
    *(settings, office, provider, payer),
    *(run, accounts, statements, show_statement, ageing, disputes),
    *(pay, refund, credit, write_off),
    *(pdf, csv, superbill, estimate),
):
    billing.add_command(command)
