"""`meantime search`: find words in all that one may read, on this device."""

from __future__ import annotations

from typing import Final

import click

from meantime.cli import show
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.sdk.searching import search as search_here

KINDS: Final = {
    "message": "message",
    "agenda": "for the session",
    "note": "note",
    "margin": "beside a message",
    "contact": "contact",
    "kept": "journal",
    "private": "private note",
}
MOST: Final = 40


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--own", "is_own", is_flag=True, help="Look in what is yours alone instead.")
@pass_options
def search(options: Options, words: tuple[str, ...], is_own: bool) -> None:  # noqa: FBT001  flag
    """Show what has all WORDS or longer ones, the newest first. Nothing leaves this device.

    It looks in what this device has fetched: `meantime threads read` fetches more.
    """
    with signed_in(options) as me:
        cases = {case.id: case.name() for case in me.caseload()}
        hits = search_here(me.connection, " ".join(words), is_own=is_own)
        for hit in hits[:MOST]:
            who = "you" if hit.author == me.id else ""
            head = ", ".join(filter(None, (KINDS[hit.kind], cases.get(hit.about, ""), who)))
            click.echo(f"{show.when(hit.at)}  {head}\n  {hit.text}\n")
    if not hits:
        click.echo("Nothing here has all these words.")
    elif len(hits) > MOST:
        click.echo(f"These are the newest {MOST} of {len(hits)}. More words find fewer.")
