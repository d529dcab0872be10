"""`meantime records fhir` and `check-fhir`: a record for other programs, and its check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from meantime.cli.card import locale_here
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.cli.sentences import CHANGED
from meantime.fhir.checking import NoBundle, check_bundle, read_bundle
from meantime.sdk.fhir.saving import save_bundle, save_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.fhir.elements import Json
    from meantime.fhir.faults import Fault

MOST_TOLD = 50


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.option("--to", "path", required=True, type=click.Path(path_type=Path))
@click.option("--ndjson", is_flag=True, help="A folder with a file for each kind of resource.")
@pass_options
def fhir(options: Options, client: str, path: Path, ndjson: bool) -> None:  # noqa: FBT001  flag
    """Save the record of a CLIENT as FHIR R4. The client sees in the thread that it was exported.

    Whoever has the file can read it: keep it where nobody else can.
    """
    with signed_in(options) as me:
        save = save_lines if ndjson else save_bundle
        try:
            saved = save(pick_client(me, client), path.absolute(), locale_here())
        except OSError as error:
            told = f"It could not be written: {error.strerror}. Nothing of it was left behind."
            raise click.ClickException(told) from error
    click.echo(f"Saved {saved.resources} resources: {path}")
    if saved.unread:
        click.echo(f"NOT WHOLE: {saved.unread} entries cannot be opened here.")
    if saved.fault:
        click.echo(f"NOT WHOLE: {CHANGED}")
    click.echo("Psychotherapy notes are not in it. It is not sealed: keep it safe.")


@click.command("check-fhir")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_fhir(file: Path) -> None:
    """Check a FILE with a FHIR R4 bundle, without any server. Ends with 1 if anything is wrong."""
    bundle = read_file(file)
    faults = check_bundle(bundle)
    if faults:
        tell(faults)
        click.get_current_context().exit(1)
    entries = bundle.get("entry")
    count = len(entries) if isinstance(entries, list) else 0
    click.echo(f"Nothing is wrong with it: {count} resources.")


def read_file(file: Path) -> Json:
    """Return the bundle in a file. Raises ClickException if there is none."""
    try:
        return read_bundle(file.read_bytes())
    except NoBundle as error:
        raise click.ClickException(str(error)) from error


def tell(faults: Sequence[Fault]) -> None:
    """Show what was found, a line each."""
    for each in faults[:MOST_TOLD]:
        click.echo(f"- {each}")
    if len(faults) > MOST_TOLD:
        click.echo(f"- and {len(faults) - MOST_TOLD} more.")
