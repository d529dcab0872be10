"""`meantime skills`: what was learned and helps, on a list that both sides keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meantime.cli import show
from meantime.cli.ask import ask
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick

if TYPE_CHECKING:
    from meantime.sdk import Thread
    from meantime.sdk.folds.skills import Skill


@click.group()
def skills() -> None:
    """See and change the skills of a THREAD. NUMBER is that of the list."""


@skills.command("list")
@click.argument("thread", default="1")
@pass_options
def list_(options: Options, thread: str) -> None:
    """Show the skills of a THREAD: both of you see them."""
    with signed_in(options) as me:
        found = pick(me, thread).sync().skills()
    if found:
        show.table(("", "skill", "how"), [(str(n), s.name, s.how) for n, s in enumerate(found, 1)])
    else:
        click.echo("No skill is on the list yet. `meantime skills add` puts one there.")


@skills.command()
@click.argument("thread", default="1")
@pass_options
def add(options: Options, thread: str) -> None:
    """Put a skill on the list of a THREAD. Its name and how it is done are asked for."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        name, how = ask("Name").strip(), ask("How it is done", "").strip()
        if not name:
            raise click.UsageError("There was no name.")
        chosen.add_skill(name, how)
    click.echo("On the list: you both see it. Nobody is notified.")


@skills.command()
@click.argument("number", type=int)
@click.argument("thread", default="1")
@pass_options
def remove(options: Options, number: int, thread: str) -> None:
    """Take a NUMBER off the list."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        chosen.remove_skill(_at(chosen, number))
    click.echo("Removed. It stays in the record.")


def _at(thread: Thread, number: int) -> Skill:
    every = thread.skills()
    if not 0 < number <= len(every):
        raise click.UsageError("No such number. `meantime skills list` shows them.")
    return every[number - 1]
