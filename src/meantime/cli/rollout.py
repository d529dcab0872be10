"""`meantime rollout`: from the first steps over a pilot to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show as shown
from meantime.cli.ask import ask
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.cli.rollout_words import evidence_told, overload_told, place_told
from meantime.content.rollout import PHASES, plan
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.practice_reading import threads_of_practice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from meantime.content.rollout import PhaseName
    from meantime.sdk import Person
    from meantime.wire.rollout import Rollout, Task

DAY: Final = click.DateTime(["%Y-%m-%d"])
PREFIX: Final = "rollout."


@click.group()
def rollout() -> None:
    """See and bring forward the roll-out. TASK is the id in the list, such as p1.restore."""


@rollout.command("show")
@pass_options
def show_(options: Options) -> None:
    """Show what is done, by whose word, and what shows that."""
    with signed_in(options) as me:
        found, notes, people = me.rollout.show(), me.rollout.notes(), me.directory()
        names = {case.id: case.name() for case in me.caseload()} if found.exceptions else {}
    for line in _standing(found, notes):
        click.echo(line)
    for phase, content in zip(found.phases, plan().phases, strict=True):
        click.echo(f"\n{content.title}, week {content.weeks}")
        words = {each.id: each.do for each in (*content.tasks, *content.exit)}
        rows = [
            (
                "x" if task.done else "",
                task.id.removeprefix(PREFIX),
                words[task.id],
                _shows(task, people.name(task.done_by), notes),
            )
            for task in (*phase.tasks, *phase.exit)
        ]
        shown.table(("", "", "", "what shows it"), rows)
    for each in found.exceptions:
        name = names.get(each.space_id) or f"A client ({each.space_id[:8]})"
        click.echo(f"\nBeside the places: {name}. {_why(each.reason_id, notes)}")
    for warning in found.warnings:
        click.echo(overload_told(warning, people.name(warning.account_id)))


@rollout.command()
@click.argument("task")
@click.option("--on", type=DAY, help="The day on which it was done, 2027-12-31; today if not said.")
@click.option("--note", "with_note", is_flag=True, help="Say more: it is asked for, and sealed.")
@pass_options
def tick(options: Options, task: str, on: datetime | None, *, with_note: bool) -> None:
    """Say that a TASK is done. What the server sees for itself nobody ticks."""
    with signed_in(options) as me:
        note = ask("What is there to say of it") if with_note else ""
        me.rollout.tick(_task(task), on=on.date() if on else None, note=note)
    click.echo("Done, by your word. `meantime rollout untick` takes it back.")


@rollout.command()
@click.argument("task")
@pass_options
def untick(options: Options, task: str) -> None:
    """Say that a TASK is not done after all."""
    with signed_in(options) as me:
        me.rollout.untick(_task(task))
    click.echo("Open again.")


@rollout.command("open")
@click.argument("phase", type=click.Choice(PHASES))
@click.option("--anyway", is_flag=True, help="Before all is done: why is asked for, and sealed.")
@pass_options
def open_(options: Options, phase: PhaseName, *, anyway: bool) -> None:
    """Open a PHASE, as a custodian, or go back to one. Opening it is your signature."""
    with signed_in(options) as me:
        reason = ask("Why now") if anyway else ""
        click.echo(place_told(me.rollout.choose(phase, reason)))


@rollout.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def allow(options: Options, client: str) -> None:
    """Give a CLIENT a place beside those that the phase has. Why is asked for, and sealed."""
    with signed_in(options) as me:
        space_id = _thread_of(me, client)
        click.echo(place_told(me.rollout.allow(space_id, ask("Why"))))


@rollout.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def disallow(options: Options, client: str) -> None:
    """Let a CLIENT count among the others again. Nobody who is in is put out by it."""
    with signed_in(options) as me:
        click.echo(place_told(me.rollout.disallow(_thread_of(me, client))))


def _thread_of(me: Person, which: str) -> str:
    """Return a thread of the practice, also of a client whom one does not treat. Or UsageError."""
    found = [] if which.isdecimal() else threads_of_practice(me.connection)
    found = [space_id for space_id in found if space_id.startswith(which)]
    return found[0] if len(found) == 1 else pick_client(me, which).id


def _task(which: str) -> str:
    """Return the id of a task. Raises UsageError."""
    every = [each for phase in plan().phases for each in phase.all_tasks()]
    found = [each for each in every if which in {each, each.removeprefix(PREFIX)}]
    if not found:
        raise click.UsageError("No such task. `meantime rollout show` lists them.")
    return found[0]


def _standing(found: Rollout, notes: Mapping[str, str]) -> Iterator[str]:
    if found.since is None:
        yield "The roll-out has not begun. `meantime rollout open foundation` begins it."
        return
    yield f"{place_told(found)} Since {shown.when(to_ms(found.since))}."
    if found.reason_id:
        yield f"Opened before everything was done. {_why(found.reason_id, notes)}"


def _why(reason_id: str, notes: Mapping[str, str]) -> str:
    return f"Why: {notes.get(reason_id, 'cannot be read')}"


def _shows(task: Task, who: str, notes: Mapping[str, str]) -> str:
    told = [evidence_told(task.evidence)] if task.evidence else []
    if task.by == "person":
        told.append(f"{who or 'a colleague'} says so, {task.done_on}")
    if task.note_id:
        told.append(notes.get(task.note_id, "its note cannot be read"))
    return "; ".join(told)
