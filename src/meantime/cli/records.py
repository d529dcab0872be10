"""`meantime records`: a client's record for others, and theirs for us."""

from __future__ import annotations

import click

from meantime.cli.records_disclosures import disclosures
from meantime.cli.records_emergency import emergency
from meantime.cli.records_export import check, export
from meantime.cli.records_fhir import check_fhir, fhir
from meantime.cli.records_import import import_
from meantime.cli.records_keeping import (
    certificate,
    destroy,
    due,
    hold,
    keep,
    release,
    rules,
)
from meantime.cli.records_requests import requests


@click.group()
def records() -> None:
    """Take records out, check them, bring in those of another program, open one in an emergency."""


OF_KEEPING = (rules, keep, hold, release, due, destroy, certificate)
OF_OTHERS = (emergency, requests, disclosures)

for command in (export, check, fhir, check_fhir, import_, *OF_OTHERS, *OF_KEEPING):
    records.add_command(command)
