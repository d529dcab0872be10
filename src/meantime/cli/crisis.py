"""`meantime crisis`: the snapshot of each night on one's own machine, and what it is for."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from rich.progress import Progress

from meantime.cli import show
from meantime.cli.ask import ask_secret
from meantime.cli.card import locale_here
from meantime.cli.keeping import kept, system_keyring
from meantime.cli.options import pass_options
from meantime.cli.people import folder_of, last_used, login_of, signed_in
from meantime.sdk.crisis_snapshot.fetching import KEPT, fetch_newest, snapshots_in
from meantime.sdk.crisis_snapshot.file import SnapshotFile
from meantime.sdk.crisis_snapshot.paper import CrisisPaper, write_paper
from meantime.sdk.crisis_snapshot.snapshot import Snapshot
from meantime.sdk.crisis_snapshot.unlocking import is_recovery_code, unlock
from meantime.sdk.crisis_snapshot.words import age, crisis_words
from meantime.sdk.files import write_private

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.cli.options import Options
    from meantime.protocol.keys import Account
    from meantime.sdk.crisis_snapshot.sheets import Sheet
    from meantime.sdk.replies import Locale
    from meantime.wire.crisis import About

STALE: Final = timedelta(hours=36)  # a night was left out
NOTHING_HERE: Final = (
    "No crisis snapshot lies on this device. Name the file, or ask whoever runs the server for the "
    "newest one of its folder `crisis`."
)


@click.group()
def crisis() -> None:
    """Names, contacts and safety plans while the server is down."""


@crisis.command()
@click.option("--to", "to", type=click.Path(file_okay=False, path_type=Path), help="Where to.")
@click.option("--keep", type=click.IntRange(min=1), default=KEPT, show_default=True)
@pass_options
def fetch(options: Options, to: Path | None, keep: int) -> None:
    """Custodians: bring the newest crisis snapshot to this device; older ones than `--keep` go.

    It is sealed. Run it every morning by cron or the like; it ends with 1 if the server has made
    none for a day and a half.
    """
    with signed_in(options) as me, Progress(console=show.console(), transient=True) as shown:
        bar = shown.add_task("Fetching", total=None)

        def tell(done: int, total: int) -> None:
            shown.update(bar, completed=done, total=total)

        fetched = fetch_newest(me.connection, to or _folder(options), keep, tell)
    now = datetime.now(UTC)
    click.echo(f"{'Saved' if fetched.is_new else 'Already here'}: {fetched.path}")
    click.echo(f"Made {age(fetched.made_at, now, 'en')}. `meantime crisis open` opens it.")
    if now - fetched.made_at > STALE:
        click.echo("The server has made none since then. Tell whoever runs it.", err=True)
        sys.exit(1)


@crisis.command("open")
@click.argument("file", type=click.Path(exists=True, path_type=Path), required=False)
@click.option("--find", default="", help="Only clients whose name contains this.")
@click.option("--print", "pdf", type=click.Path(dir_okay=False, path_type=Path), help="As a PDF.")
@click.option("--language", type=click.Choice(["en", "es"]), help="That of this computer if none.")
@pass_options
def open_(
    options: Options, file: Path | None, find: str, pdf: Path | None, language: Locale | None
) -> None:
    """Open a crisis snapshot without any server: a FILE, or the newest on this device.

    Asks a custodian for the password or the printed recovery code. Nothing is written anywhere but
    what `--print` names.
    """
    path = _newest_in(file or _folder(options)) if file is None or file.is_dir() else file
    with SnapshotFile(path) as opened:
        snapshot = Snapshot(opened, _unlocked(options, opened.about))
        with Progress(console=show.console(), transient=True) as shown:
            bar = shown.add_task("Reading", total=None)
            clients = snapshot.clients(
                find, lambda done, total: shown.update(bar, completed=done, total=total)
            )
    paper = CrisisPaper(snapshot.about, language or locale_here(), datetime.now(UTC))
    _show(paper, clients, snapshot.faults, is_found=bool(find))
    if pdf is not None:
        write_private(pdf.absolute(), write_paper(paper, clients, snapshot.faults))
        click.echo(f"{pdf}: {crisis_words().open[paper.locale]}")


def _folder(options: Options) -> Path:
    return folder_of(options) / "crisis"


def _newest_in(folder: Path) -> Path:
    found = snapshots_in(folder)
    if not found:
        raise click.UsageError(NOTHING_HERE)
    return found[0]


def _unlocked(options: Options, about: About) -> Account:
    """Return who opens it: who stays unlocked here, or by what they type."""
    server, login = last_used(options).server, options.login or last_used(options).login
    backend = system_keyring()
    account = kept(backend, options.server or server, login) if backend and login else None
    if account is not None and account.id in {lock.account_id for lock in about.locks}:
        return account
    secret = ask_secret("Password, or recovery code")
    return unlock(about, secret, "" if is_recovery_code(secret) else login_of(options))


def _show(
    paper: CrisisPaper, clients: Sequence[Sheet], faults: dict[str, str], *, is_found: bool
) -> None:
    words, locale = crisis_words(), paper.locale
    for line in paper.head():
        _say(line)
    for line in paper.missing(faults, clients):
        _say(f"! {line}")
    urgent = [sheet for sheet in clients if sheet.urgent]
    if urgent:
        _say(words.urgent_note[locale])
    if is_found:
        if not clients:
            _say(words.nobody[locale])
        for sheet in clients:
            _show_one(paper, sheet)
        return
    for sheet in urgent:
        _show_one(paper, sheet)
    _show_all(paper, clients)


def _show_all(paper: CrisisPaper, clients: Sequence[Sheet]) -> None:
    _say("")
    fields = ("phone", "emergency")
    headings = [paper.label(each) for each in ("name", *fields, "clinician")]
    rows = [
        (
            paper.name(sheet),
            *(getattr(sheet.profile, each) if sheet.profile else "" for each in fields),
            "; ".join(sheet.clinicians),
        )
        for sheet in clients
    ]
    show.table(headings, rows)
    for sheet in clients:
        if sheet.faults:
            _say(f"! {paper.name(sheet)}. {paper.note(sheet)}")


def _show_one(paper: CrisisPaper, sheet: Sheet) -> None:
    part = paper.part(sheet)
    _say(f"\n== {part['title']}")
    if part["note"]:
        _say(f"! {part['note']}")
    for section in part["sections"]:
        _say(f"\n{section['title']}")
        for text in section["texts"]:
            for line in (text["title"], text["text"], text["mark"]):
                if line:
                    _say(line)


def _say(words: str) -> None:
    show.console().print(words, markup=False, soft_wrap=True)
