"""`meantime replies`: what clients read by itself while you do not read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.sdk.folds.policies import Texts

if TYPE_CHECKING:
    from meantime.sdk.signing import Signed

FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def replies() -> None:
    """See and sign what clients read by itself while you do not read."""


@replies.command()
@pass_options
def show(options: Options) -> None:
    """Show your automatic replies in both languages, as `meantime replies sign` takes them."""
    with signed_in(options) as me:
        texts = me.auto_replies()
    click.echo(json.dumps(texts, ensure_ascii=False, indent=2))


@replies.command()
@click.argument("file", type=FILE)
@pass_options
def sign(options: Options, file: Path) -> None:
    """Sign automatic replies from a FILE and post them in each thread of yours.

    What stands in braces, such as {next_open}, is filled in when a client reads it. A thread that
    has these texts already gets nothing, so if this breaks off, do it again.
    """
    texts = read(file)
    with signed_in(options) as me:
        tell(me.sign_auto_replies(texts))


def read(file: Path) -> Texts:
    """Return what a file says. Raises ClickException, with the place of the first slip."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Texts)
    except msgspec.MsgspecError as slip:
        told = f"This file does not have the shape of replies. {slip}"
        raise click.ClickException(told) from slip


def tell(signed: Signed) -> None:
    """Say in how many threads the texts stand now, and where they could not be posted."""
    click.echo(f"Signed. Threads with these texts: {len(signed.done)}.")
    for thread, reason in signed.failed.items():
        click.echo(f"Not in {thread[:8]} [{reason}]. Do it again later.")
    if signed.missing:
        click.echo(f"Not listed by the server, so not looked at: {len(signed.missing)}.")
