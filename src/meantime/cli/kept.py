"""`meantime keep` and `meantime kept`: what is for nobody else's eyes."""

from __future__ import annotations

import click

from meantime.cli import show
from meantime.cli.ask import ask_text
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in


@click.command()
@pass_options
def keep(options: Options) -> None:
    """Keep a text for yourself alone; it is asked for. The practice cannot read it."""
    with signed_in(options) as me:
        text = ask_text()
        if not text:
            raise click.UsageError("There was no text.")
        me.keep(text)
    click.echo("Kept: only you can read it.")


@click.command()
@click.option("--remove", "number", type=int, help="Take the one of this number out of sight.")
@pass_options
def kept(options: Options, number: int | None) -> None:
    """Show what you keep for yourself. Neither your therapist nor the practice can read it."""
    with signed_in(options) as me:
        mine = me.kept()
        if number is not None:
            if not 0 < number <= len(mine):
                raise click.UsageError("No such number. `meantime kept` shows them.")
            me.change_kept(mine.pop(number - 1).id, "")
        rows = [(str(n), show.when(one.at), one.text) for n, one in enumerate(mine, 1)]
    if rows:
        show.table(("", "since", "kept"), rows)
    else:
        click.echo("Nothing is kept.")
