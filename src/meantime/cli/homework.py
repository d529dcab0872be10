"""`meantime homework`: tasks between sessions, given, answered, asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click
import msgspec

from meantime.cli import show
from meantime.cli.ask import ask_text
from meantime.cli.card import Written
from meantime.cli.homework_filling import fill_in
from meantime.cli.homework_words import OFTEN, STATES, how_often, rows_of
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.schedule import zone_of
from meantime.cli.threads import pick, reached
from meantime.cli.writing import SENT, tell
from meantime.content.homework import homework_content
from meantime.homework.occurrences import current
from meantime.sdk import homework as tasks
from meantime.sdk.folds.homework import local_day
from meantime.sdk.noticing import USUAL, attention_for

if TYPE_CHECKING:
    from meantime.homework.shapes import Task
    from meantime.protocol.homework_posts import State
    from meantime.sdk import Thread
    from meantime.sdk.replies import Locale

QUIETLY: Final = "Nobody is notified, and no answer is due."


@click.group()
def homework() -> None:
    """Give tasks, and answer them. NUMBER is that of the list."""


@homework.command("list")
@click.argument("thread", default="1")
@pass_options
def list_(options: Options, thread: str) -> None:
    """Show the homework of a THREAD: what it is, when it is due, and where it stands."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        rows = [
            (str(n), task.now.post.title, how_often(task), _standing(chosen, task))
            for n, task in enumerate(tasks.homework(chosen), 1)
        ]
    if rows:
        show.table(("", "task", "when", "stands"), rows)
    else:
        click.echo("There is no homework yet.")


@homework.command("show")
@click.argument("number", type=int)
@click.argument("thread", default="1")
@pass_options
def show_(options: Options, number: int, thread: str) -> None:
    """Show a NUMBER whole: what is to be done, what was answered, what was asked about it."""
    with signed_in(options) as me:
        task = _at(pick(me, thread).sync(), number)
    click.echo(f"{task.now.post.title}\n{task.now.post.text}")
    show.table(("when", "what", "said"), rows_of(task))


@homework.command()
@click.argument("template", type=click.Choice([e.id for e in homework_content().templates]))
@click.argument("thread", default="1")
@click.option("--title", help="What the task is called; that of the template if not said.")
@click.option("--language", type=click.Choice(["en", "es"]), default="en", show_default=True)
@click.option("--due", metavar="DAY", default="", help="By which day, or the first: 2027-12-31.")
@click.option("--often", type=click.Choice([*OFTEN]), default="once", show_default=True)
@click.option("--until", metavar="DAY", default="", help="The last day of one that repeats.")
@click.option("--words", is_flag=True, help="Say what to do in own words: they are asked for.")
@pass_options
def give(  # noqa: PLR0913, PLR0917  flags
    options: Options,
    template: str,
    thread: str,
    title: str | None,
    language: Locale,
    due: str,
    often: str,
    until: str,
    words: bool,  # noqa: FBT001  a flag
) -> None:
    """Staff: give a task of a TEMPLATE in a THREAD. The client is notified."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        _need_staff(chosen)
        usual = tasks.from_template(template, language, str(zone_of(me)))
        changes = {"title": title or usual.title, "due": due, "until": until}
        said = msgspec.structs.replace(usual, repeats=OFTEN[often], **changes)
        if words:
            said = msgspec.structs.replace(said, text=ask_text())
        tasks.give(chosen, said)
    click.echo(SENT)


@homework.command("take-back")
@click.argument("number", type=int)
@click.argument("thread", default="1")
@pass_options
def take_back(options: Options, number: int, thread: str) -> None:
    """Staff: take a NUMBER back. What was answered is kept."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        _need_staff(chosen)
        tasks.take_back(chosen, _at(chosen, number))
    click.echo(f"Taken back; what was answered is kept. {QUIETLY}")


@homework.command()
@click.argument("number", type=int)
@click.argument("thread", default="1")
@click.option("--day", metavar="DAY", help="Of a task that repeats; today if not said.")
@click.option("--state", type=click.Choice([*STATES]), default="done", show_default=True)
@click.option("--hard", type=click.IntRange(0, 10), default=None, help="How hard it was.")
@click.option("--helped", type=click.IntRange(0, 10), default=None, help="How much it helped.")
@click.option("--tick", is_flag=True, help="Ask for nothing to be filled in.")
@pass_options
def answer(  # noqa: PLR0913, PLR0917  flags
    options: Options,
    number: int,
    thread: str,
    day: str | None,
    state: State,
    hard: int | None,
    helped: int | None,
    tick: bool,  # noqa: FBT001  a flag
) -> None:
    """Clients: fill in a NUMBER, field by field, or only tick it off. Enter leaves a field out."""
    with signed_in(options, works_alone=True) as me:
        chosen = reached(pick(me, thread))
        task = _at(chosen, number)
        values = [] if tick else fill_in(task.now.post.fields)
        given = tasks.Given(
            state=state,
            values=values,
            hard=-1 if hard is None else hard,
            helped=-1 if helped is None else helped,
        )
        on = _day(chosen, task, day)
        noticed = chosen.notice(given.words)
        attention = attention_for(noticed.tier, "", 0) if given.words else 0
        tell(
            chosen,
            lambda: tasks.answer(chosen, task, given, on),
            Written("", noticed, attention, "sent"),
            done=SENT if attention else f"{SENT} {QUIETLY}",
        )


@homework.command()
@click.argument("number", type=int)
@click.argument("thread", default="1")
@pass_options
def ask(options: Options, number: int, thread: str) -> None:
    """Ask something about a NUMBER, or as staff answer what was asked: a message that names it."""
    with signed_in(options, works_alone=True) as me:
        chosen = reached(pick(me, thread))
        task, text = _at(chosen, number), ask_text()
        if not text:
            raise click.UsageError("There was no text.")
        if not chosen.is_mine_as_client():
            tasks.reply(chosen, task, text)
            click.echo(SENT)
            return
        noticed = chosen.notice(text)
        asked = attention_for(noticed.tier, "", USUAL)
        tell(chosen, lambda: tasks.ask(chosen, task, text), Written("", noticed, asked, "sent"))


def _day(thread: Thread, task: Task, day: str | None) -> str:
    if not task.now.post.repeats:
        return ""
    return day or local_day(task.now.post.zone, thread.now_ms())


def _standing(thread: Thread, task: Task) -> str:
    if task.is_gone:
        return "taken back"
    found = current(task, local_day(task.now.post.zone, thread.now_ms()))
    asked = "a question waits" if any(each.is_open for each in task.questions) else ""
    return ", ".join(each for each in (found.state if found else "open", asked) if each)


def _need_staff(thread: Thread) -> None:
    if thread.is_mine_as_client():
        raise click.UsageError("Only staff give homework.")


def _at(thread: Thread, number: int) -> Task:
    found = tasks.homework(thread)
    if not 0 < number <= len(found):
        raise click.UsageError("No such number. `meantime homework list` shows them.")
    return found[number - 1]
