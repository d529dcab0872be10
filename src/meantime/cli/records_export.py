"""`meantime records export` and `check`: a record handed over that proves itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from rich.progress import Progress

from meantime.cli import show
from meantime.cli.card import locale_here
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.sdk.export.every import export_all, practice_holdings
from meantime.sdk.export.exporting import Wanted, export_record
from meantime.sdk.export.fhir import write_fhir
from meantime.sdk.export.paper import write_paper
from meantime.sdk.export.subject import case_record, own_record
from meantime.sdk.export.verifier.folder import verify_folder
from meantime.sdk.export.verifier.verdict import Verdict

if TYPE_CHECKING:
    from meantime.sdk import Person
    from meantime.sdk.export.every import Held, Holdings
    from meantime.sdk.export.exporting import Format
    from meantime.sdk.export.subject import Subject
    from meantime.sdk.progress import Progress as Tell
    from meantime.sdk.replies import Locale

    Faults = list[dict[str, Any]]  # Any: JSON

FORMATS: Final[dict[str, tuple[str, Format]]] = {
    "pdf": ("record.pdf", write_paper),
    "fhir": ("record.fhir.json", write_fhir),
}

WITH_KEYS: Final = (
    "WITH THE KEYS. Whoever gets this folder can read every message in it, also out of the sealed "
    "log, and later without any account. Keep it as you keep a paper chart: locked. Send it only "
    "in a way that nobody else can open."
)
OPEN: Final = (
    "The folder is not sealed: whoever has it can read it. Keep it as you keep a paper chart."
)
NO_CLIENT: Final = "No such client. Name one by name, or by the beginning of the id."


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--client", help="Staff: whose, by name or the beginning of the id.")
@click.option("--practice", is_flag=True, help="Custodians: by the practice's own seat.")
@click.option("--all", "every", is_flag=True, help="Custodians: all clients, each in a folder.")
@click.option("--with-keys", is_flag=True, help="With the keys that open the sealed logs.")
@click.option(
    "--format",
    "formats",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    default=["pdf"],
    show_default=True,
    help="What to make beside record.json.",
)
@click.option("--language", type=click.Choice(["en", "es"]), help="That of this computer if none.")
@pass_options
def export(  # noqa: PLR0913, PLR0917  one for each option
    options: Options,
    folder: Path,
    client: str | None,
    practice: bool,  # noqa: FBT001  flag
    every: bool,  # noqa: FBT001  flag
    with_keys: bool,  # noqa: FBT001  flag
    formats: tuple[str, ...],
    language: Locale | None,
) -> None:
    """Export into a new FOLDER: your own record, or a client's, who is told of it.

    Stopped anywhere, the same command goes on. `verify.py` in the folder checks it by itself.
    """
    if every and client:
        raise click.UsageError("Either one client or all of them.")
    if with_keys:
        click.echo(WITH_KEYS)
        click.confirm("Put the keys in?", abort=True)
    files = dict(FORMATS[name] for name in formats)
    wanted = Wanted(language or locale_here(), with_keys, files)
    try:
        with signed_in(options) as me, Progress(console=show.console(), transient=True) as shown:
            bar = shown.add_task("Exporting", total=None)

            def tell(done: int, total: int) -> None:
                shown.update(bar, completed=done, total=total)

            if every or practice:
                faults = _of_practice(me, client or "", folder, wanted, tell)
            else:
                subject = case_record(pick_client(me, client)) if client else _own(me)
                faults = export_record(subject, folder, wanted, tell)
    except OSError as error:
        raise click.ClickException(f"This cannot be written: {error.strerror}.") from error
    _say(folder, faults)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def check(folder: Path) -> None:
    """Check an export in a FOLDER, without any server; ends with 1 if anything is wrong.

    It does what the `verify.py` of this version does; the one in the FOLDER is not run.
    """
    verdict = Verdict()
    verify_folder(folder, verdict)
    for line in verdict.told:
        click.echo(line)
    click.echo("\nIt holds." if not verdict.wrong else f"\nNot as it was: {verdict.wrong[0]}")
    if verdict.wrong:
        click.get_current_context().exit(1)


def _own(me: Person) -> Subject:
    subject = own_record(me.connection)
    if not subject.parts:
        raise click.UsageError("Name a client with --client, or ask for --all.")
    return subject


def _of_practice(me: Person, client: str, folder: Path, wanted: Wanted, tell: Tell) -> Faults:
    with practice_holdings(me.connection, tell) as holdings:
        if client:
            return export_record(_one(holdings, client).record(), folder, wanted, tell)
        failed = export_all(me.connection, holdings, folder, wanted, tell)
    return [{"space": one, "entry": "", "words": f"[{code}]"} for one, code in failed.items()]


def _one(holdings: Holdings, which: str) -> Held:
    found = holdings.find(which)
    if len(found) != 1:
        raise click.UsageError(NO_CLIENT)
    return found[0]


def _say(folder: Path, faults: Faults) -> None:
    click.echo(f"Exported: {folder}. {OPEN}")
    if faults:
        click.echo(f"\nNOT WHOLE. What is missing, {len(faults)}:")
    for each in faults:
        place = " ".join(part[:8] for part in (each["space"], each["entry"]) if part)
        click.echo(f"- {each['words']} ({place})")
    click.echo("\nTo check it anywhere, without us: python3 -I verify.py in that folder.")
