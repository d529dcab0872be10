"""`meantime files`: sending, listing and saving what is attached."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import BarColumn, DownloadColumn, Progress

from meantime.cli import show
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick
from meantime.cli.writing import send_file_as_client
from meantime.protocol.posts import File
from meantime.sdk.attachments import Marks
from meantime.sdk.noticing import FIRST, NOW, USUAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@click.group()
def files() -> None:
    """Send and save files. THREAD is as in `meantime threads`."""


@files.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("thread", default="1")
@click.option("--urgent", "attention", flag_value=NOW, type=int, help="It is about safety, now.")
@click.option("--first", "attention", flag_value=FIRST, type=int, help="Please read it first.")
@click.option("--usual", "attention", flag_value=USUAL, type=int, help="It can wait.")
@pass_options
def send(options: Options, file: Path, thread: str, attention: int | None) -> None:
    """Send a FILE to a THREAD: sealed here, its name too.

    No device can check what a file says: a client says how urgent it is, and is asked at a
    terminal if no option says it.
    """
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()

        def attach(attention: int) -> str:
            with bar() as progress:
                return chosen.attach(file, Marks(attention), progress)

        if chosen.is_mine_as_client():
            send_file_as_client(chosen, attach, attention)
            return
        attach(attention or USUAL)
    click.echo("Sent: the server has it.")


@files.command("list")
@click.argument("thread", default="1")
@pass_options
def list_(options: Options, thread: str) -> None:
    """Show the files of a THREAD."""
    with signed_in(options) as me:
        sent = enumerate(pick(me, thread).sync().files(), 1)
        rows = [
            (str(n), one.text, show.size(one.post.size), one.name, show.when(one.at))
            for n, one in sent
            if isinstance(one.post, File)
        ]
    if not rows:
        click.echo("No files yet.")
        return
    show.table(("", "file", "size", "from", "sent"), rows)


@files.command()
@click.argument("number", type=click.IntRange(min=1))
@click.argument("thread", default="1")
@click.option(
    "--into",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The folder to save into; this one if not given.",
)
@pass_options
def save(options: Options, number: int, thread: str, into: Path) -> None:
    """Save the file of this NUMBER in the list of a THREAD. Nothing is ever overwritten."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        sent = chosen.files()
        if number > len(sent):
            raise click.UsageError("No such file. `meantime files list` shows them.")
        with bar() as progress:
            place = chosen.save_file(sent[number - 1], into, progress)
    click.echo(f"Saved as {place}")


@contextmanager
def bar() -> Iterator[Callable[[int, int], None]]:
    """Yield what shows how far a file has come, where somebody looks at a terminal."""
    with Progress(BarColumn(), DownloadColumn(), console=show.console(), transient=True) as shown:
        task = shown.add_task("")
        yield lambda done, total: shown.update(task, completed=done, total=total)
