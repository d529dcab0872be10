"""`meantime journal`: what one keeps for oneself, looked back on. Nobody else can read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from rich.progress import Progress

from meantime.cli import show
from meantime.cli.ask import ask
from meantime.cli.card import locale_here
from meantime.cli.journal_words import lines, tables, when
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.journal.patterns import FEW
from meantime.sdk.export.journal import export_journal
from meantime.sdk.journal_book import Journal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.sdk.journal_book import Entry
    from meantime.sdk.replies import Locale

NOTHING: Final = "Nothing is kept."
FEW_WORDS: Final = "With so few entries, what you see may be chance."


@click.group()
def journal() -> None:
    """Look back on what you keep for yourself. Neither therapist nor practice can read it."""


@journal.command("list")
@click.option("--tag", default="", help="Only what has this tag.")
@pass_options
def list_(options: Options, tag: str) -> None:
    """Show what you keep, the newest first, each at the time of the place where it was written."""
    with signed_in(options, works_alone=True) as me:
        book = Journal(me.connection)
        _show(book.entries(tag=tag), book.here)


@journal.command()
@click.argument("words", nargs=-1, required=True)
@pass_options
def search(options: Options, words: tuple[str, ...]) -> None:
    """Show what has all WORDS or longer ones. Nothing leaves this device."""
    with signed_in(options, works_alone=True) as me:
        book = Journal(me.connection)
        _show(book.entries(words=" ".join(words)), book.here)


@journal.command()
@click.argument("number", type=int)
@pass_options
def remove(options: Options, number: int) -> None:
    """Take the entry of this NUMBER in the list out of sight."""
    with signed_in(options) as me:
        book = Journal(me.connection)
        entries = book.entries()
        if not 0 < number <= len(entries):
            raise click.UsageError("No such number. `meantime journal list` shows them.")
        book.remove(entries[number - 1])
    click.echo("Removed.")


@journal.command()
@pass_options
def tags(options: Options) -> None:
    """Show your own tags, and in how many entries each stands."""
    with signed_in(options, works_alone=True) as me:
        rows = [(each.word, str(each.count)) for each in Journal(me.connection).tags()]
    if rows:
        show.table(("tag", "entries"), rows)
    else:
        click.echo("There are no tags yet.")


@journal.command()
@pass_options
def rename(options: Options) -> None:
    """Ask for a tag, and what to call it in every entry; an empty line takes it off them all."""
    with signed_in(options) as me:
        tag, name = ask("Tag"), ask("What to call it", default="")
        count = Journal(me.connection).rename(tag, name)
    click.echo(f"Changed in {count} entries." if count else "No entry has this tag.")


@journal.command()
@click.option("--since", default="", metavar="DAY", help="From a day such as 2026-03-09 on.")
@pass_options
def patterns(options: Options, since: str) -> None:
    """Show what can be seen over time. It is worked out on this device and never leaves it."""
    with signed_in(options, works_alone=True) as me:
        seen = Journal(me.connection).patterns(since)
    if not seen.entries:
        click.echo(NOTHING)
        return
    click.echo(f"{seen.entries} entries on {seen.days} days.")
    if seen.entries < FEW:
        click.echo(FEW_WORDS)
    for heads, rows in tables(seen):
        if rows:
            click.echo()
            show.table(heads, rows)


@journal.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(["en", "es"]), help="That of this computer if none.")
@pass_options
def export(options: Options, folder: Path, language: Locale | None) -> None:
    """Save a copy of your journal into a new FOLDER: to read, and as data. It is not locked."""
    try:
        with signed_in(options) as me, Progress(console=show.console(), transient=True) as shown:
            bar = shown.add_task("Copying", total=None)

            def tell(done: int, total: int) -> None:
                shown.update(bar, completed=done, total=total)

            book = Journal(me.connection)
            wanted = language or locale_here()
            lacking = export_journal(me.connection, book, folder, wanted, tell)
    except OSError as error:
        raise click.ClickException(f"This cannot be written: {error.strerror}.") from error
    click.echo(f"Saved in {folder}. Whoever has it can read it.")
    if lacking:
        click.echo(f"{lacking} photos or memos could not be had; the copy says which.")


def _show(entries: Sequence[Entry], here: str) -> None:
    if not entries:
        click.echo(NOTHING)
    for number, entry in enumerate(entries, 1):
        click.echo(f"{number}  {when(entry, here)}")
        for line in lines(entry):
            click.echo(f"   {line}")
