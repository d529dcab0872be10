"""`meantime measures`: questionnaires such as the PHQ-9: ask, answer, see what they come to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import yaml

from meantime.cli import show
from meantime.cli.card import locale_here
from meantime.cli.measure_asking import fill_in
from meantime.cli.measure_words import name_of, row_of, stands, title_of
from meantime.cli.moments import MOMENT, told
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.schedule import zone_of
from meantime.cli.threads import pick
from meantime.cli.writing import SENT
from meantime.measures.words import answers_in_words, locale_of, say_in
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.measures import (
    WrongMeasure,
    add_measure,
    end_measure,
    known_measures,
    read_measure,
)
from meantime.sdk.schedule import MOST, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from meantime.content.measures import Measure
    from meantime.sdk import Thread
    from meantime.sdk.folds.measure_asks import Asked

FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
EVERY: Final = {"week": 7, "2weeks": 14, "4weeks": 28}


@click.group()
def measures() -> None:
    """Questionnaires. They are screening, not a diagnosis. MEASURE is an id such as phq9."""


@measures.command("list")
@click.argument("thread", default="1")
@pass_options
def list_(options: Options, thread: str) -> None:
    """Show what was asked in a THREAD, and where it stands."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        rows = [
            (str(n), show.when(ask.shown_at), title_of(ask, chosen.measured()), stands(ask, chosen))
            for n, ask in enumerate(_shown(chosen), 1)
        ]
    if rows:
        show.table(("", "asked", "measure", "stands"), rows)
    else:
        click.echo("Nothing is asked.")


@measures.command()
@click.argument("measure")
@click.argument("thread", default="1")
@click.option("--at", type=MOMENT, help="When the first is asked, in your hours' zone.")
@click.option("--every", type=click.Choice([*EVERY]), default="week", show_default=True)
@click.option("--times", type=click.IntRange(1, MOST), default=1, show_default=True)
@click.option("--shared", is_flag=True, help="The client fills it in whenever they like.")
@pass_options
def ask(  # noqa: PLR0913, PLR0917  flags
    options: Options,
    measure: str,
    thread: str,
    at: datetime | None,
    every: str,
    times: int,
    shared: bool,  # noqa: FBT001  flag
) -> None:
    """Staff: ask the client of a THREAD to fill in a MEASURE, now or later, once or again."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        if chosen.my_role() == "client":
            raise click.UsageError("Only staff ask for a measure.")
        if at is None and times > 1:
            raise click.UsageError("Say with --at when the first of several is asked.")
        coming = occurrences(at, zone_of(me), EVERY[every], times) if at else []
        if coming and to_ms(coming[0]) <= chosen.now_ms():
            raise click.UsageError("This time has passed. Give a later one.")
        chosen.ask_measure(_of(known_measures(me.connection), measure), coming, is_shared=shared)
    for each in coming:
        click.echo(f"Asked {told(each)}.")
    if not coming:
        click.echo(SENT)


@measures.command("take-back")
@click.argument("number", type=int)
@click.argument("thread", default="1")
@click.option("--following", is_flag=True, help="With those planned after it.")
@pass_options
def take_back(options: Options, number: int, thread: str, following: bool) -> None:  # noqa: FBT001  flag
    """Staff: take back what was asked. What was answered stays."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        taken = chosen.take_back_ask(_at(chosen, number), with_following=following)
    click.echo(f"Taken back: {taken}. What was answered stays.")


@measures.command()
@click.argument("number", type=int, default=1)
@click.argument("thread", default="1")
@click.option("--language", type=click.Choice(["en", "es"]), help="Yours, if left out.")
@pass_options
def answer(options: Options, number: int, thread: str, language: str | None) -> None:
    """Clients: fill in what is asked; it says first who reads it and what cannot wait.

    What was answered is kept for you alone until all of it is sent, so it can be gone on with.
    """
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        if chosen.my_role() != "client":
            raise click.UsageError("Only the client fills in a measure.")
        asked = _at(chosen, number)
        form = chosen.measured().forms.get((asked.measure, asked.version))
        if form is None:
            raise click.ClickException("This measure is not one that this version knows.")
        locale = locale_of(form, language or locale_here())
        fill_in(chosen, form, "" if asked.is_shared else asked.id, locale)


@measures.command()
@click.argument("thread", default="1")
@click.option("--answers", is_flag=True, help="Each answer as well.")
@pass_options
def results(options: Options, thread: str, answers: bool) -> None:  # noqa: FBT001  flag
    """Show what was answered in a THREAD, what it comes to, and what changed."""
    with signed_in(options) as me:
        measured = pick(me, thread).sync().measured()
    if not measured.series:
        click.echo("Nothing was filled in yet.")
    for series in measured.series:
        rows = [row_of(each, series.measure, measured) for each in series.results]
        click.echo(name_of(series.measure, measured))
        show.table(("filled in", "total", "band", "since the last"), rows)
        for each in series.results:
            form = measured.forms.get((series.measure, each.version))
            for urgent in each.urgent if form else ():
                said = answers_in_words(form, {urgent.item: urgent.value}, "en") if form else ()
                click.echo(f"Could not wait, {show.when(urgent.at)}: {', '.join(said)}")
            for line in answers_in_words(form, each.answers, "en") if form and answers else ():
                click.echo(f"  {line}")
    click.echo("This is screening, not a diagnosis.")


@measures.command("known")
@pass_options
def known(options: Options) -> None:
    """Staff: show which measures can be asked, in which languages, and whose they are."""
    with signed_in(options) as me:
        rows = [
            (each.id, say_in(each.title, "en"), ", ".join(each.locales), each.credit.text)
            for each in known_measures(me.connection)
        ]
    show.table(("", "name", "in", "by"), rows)


@measures.command()
@click.argument("file", type=FILE)
@pass_options
def add(options: Options, file: Path) -> None:
    """Let the practice ask a measure of its own, out of a YAML FILE as the guide shows."""
    try:
        measure = read_measure(yaml.safe_load(file.read_text(encoding="utf-8")))
    except (WrongMeasure, yaml.YAMLError, UnicodeDecodeError) as wrong:
        raise click.ClickException(str(wrong)) from wrong
    with signed_in(options) as me:
        add_measure(me.connection, measure)
    click.echo(f"All of the practice can ask it, as {measure.id}.")


@measures.command()
@click.argument("measure")
@pass_options
def end(options: Options, measure: str) -> None:
    """Ask a MEASURE of the practice's own no more. What was answered stays."""
    with signed_in(options) as me:
        end_measure(me.connection, _of(known_measures(me.connection), measure))
    click.echo("It is asked no more. What was answered stays.")


def _shown(thread: Thread) -> list[Asked]:
    """Return what concerns me of what was asked: a client sees it once its time has come."""
    now, is_client = thread.now_ms(), thread.my_role() == "client"
    asked = [each for each in thread.measured().asked if not each.is_gone]
    return [each for each in asked if not is_client or each.shown_at <= now]


def _at(thread: Thread, number: int) -> Asked:
    every = _shown(thread)
    if not 0 < number <= len(every):
        raise click.UsageError("No such number. `meantime measures list` shows them.")
    return every[number - 1]


def _of(every: Iterable[Measure], wanted: str) -> Measure:
    found = next((each for each in every if each.id == wanted), None)
    if found is None:
        raise click.UsageError("No such measure. `meantime measures known` shows them.")
    return found
