"""`meantime check-ins`: short questions that leave later, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import click

from meantime.cli import show
from meantime.cli.ask import ask_text
from meantime.cli.card import Written
from meantime.cli.moments import MOMENT, told
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.schedule import EVERY, zone_of
from meantime.cli.threads import pick, reached
from meantime.cli.writing import SENT, tell
from meantime.content.check_ins import quick_questions
from meantime.protocol.checkin_posts import CheckIn as Question
from meantime.sdk import check_ins as asking
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.noticing import USUAL, attention_for
from meantime.sdk.schedule import MOST, occurrences

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.sdk import Thread
    from meantime.sdk.folds.check_ins import CheckIn

OPEN: Final = {True: "open", False: ""}
QUIETLY: Final = "Nobody is notified, and no answer is due."


@click.group("check-ins")
def check_ins() -> None:
    """Ask short questions, and answer them. NUMBER is that of the list."""


@check_ins.command("list")
@click.argument("thread", default="1")
@pass_options
def list_(options: Options, thread: str) -> None:
    """Show the check-ins of a THREAD and what was answered."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        shown = _shown(chosen)
        waiting = {each.id for each in asking.open_check_ins(chosen)}
    if not shown:
        click.echo("There is no check-in yet.")
        return
    rows = [
        (str(n), show.when(e.shown_at), e.ask, _scale(e), e.said or OPEN[e.id in waiting])
        for n, e in enumerate(shown, 1)
    ]
    show.table(("", "asked", "question", "answers", "said"), rows)


@check_ins.command()
@click.argument("thread", default="1")
@click.option("--quick", type=click.Choice(sorted(quick_questions())), help="A usual question.")
@click.option("--language", type=click.Choice(["en", "es"]), default="en", help="Of a usual one.")
@click.option("--kind", type=click.Choice(["words", "slider"]), default="words", show_default=True)
@click.option("--low", default="", help="What 0 on the slider is called.")
@click.option("--high", default="", help="What 10 is called.")
@click.option("--option", "choices", multiple=True, help="Something to choose; two to eight.")
@click.option("--at", type=MOMENT, help="When the first leaves, in your hours' zone.")
@click.option("--every", type=click.Choice([*EVERY]), default="week", show_default=True)
@click.option("--times", type=click.IntRange(1, MOST), default=1, show_default=True)
@pass_options
def ask(  # noqa: PLR0913, PLR0917  flags
    options: Options,
    thread: str,
    quick: str | None,
    language: Literal["en", "es"],
    kind: Literal["words", "slider"],
    low: str,
    high: str,
    choices: tuple[str, ...],
    at: datetime | None,
    every: str,
    times: int,
) -> None:
    """Staff: ask a short question in a THREAD, now or later, once or again and again.

    All of it is sealed now and leaves with this computer off, at the same time by the clock of the
    zone in which you keep your hours, also when clocks change.
    """
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        if chosen.my_role() == "client":
            raise click.UsageError("Only staff ask check-ins.")
        if at is None and times > 1:
            raise click.UsageError("Say with --at when the first of several leaves.")
        coming = occurrences(at, zone_of(me), EVERY[every], times) if at else []
        if coming and to_ms(coming[0]) <= chosen.now_ms():
            raise click.UsageError("This time has passed. Give a later one.")
        question = asking.quick(quick, language) if quick else _question(kind, low, high, choices)
        asking.ask(chosen, question, coming)
    for each in coming:
        click.echo(f"Leaves {told(each)}.")
    if not coming:
        click.echo(SENT)


@check_ins.command()
@click.argument("thread", default="1")
@pass_options
def coming(options: Options, thread: str) -> None:
    """Staff: show which of your check-ins in a THREAD nobody has seen yet."""
    with signed_in(options) as me:
        found = asking.coming(pick(me, thread).sync())
    if not found:
        click.echo("Nothing is scheduled.")
        return
    rows = [(str(n), show.when(e.shown_at), e.ask, _scale(e)) for n, e in enumerate(found, 1)]
    show.table(("", "leaves", "question", "answers"), rows)


@check_ins.command()
@click.argument("number", type=int)
@click.argument("thread", default="1")
@click.option("--following", is_flag=True, help="Also what follows of its series.")
@pass_options
def withdraw(options: Options, number: int, thread: str, following: bool) -> None:  # noqa: FBT001  a flag
    """Staff: take a NUMBER of `coming` back unseen."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        one = _at(asking.coming(chosen), number, "coming")
        count = asking.take_back(chosen, one, with_following=following)
    click.echo(f"Taken back: {count}. The client was shown none of it.")


@check_ins.command()
@click.argument("number", type=int)
@click.argument("thread", default="1")
@click.option("--value", type=int, help="Where on the slider, or which option, counted from 1.")
@click.option("--words", is_flag=True, help="Words as well: they are asked for.")
@pass_options
def answer(
    options: Options,
    number: int,
    thread: str,
    value: int | None,
    words: bool,  # noqa: FBT001  a flag
) -> None:
    """Clients: answer a NUMBER, or answer it anew. The words are asked for, or read from a pipe."""
    with signed_in(options, works_alone=True) as me:
        chosen = reached(pick(me, thread))
        one = _at(_shown(chosen), number, "list")
        counted = (value or 0) - (one.post.kind == "choice")
        place = -1 if value is None else counted
        if not one.takes(place) or (value is not None and place < 0):
            raise click.UsageError(f"It is answered by: {_scale(one)}.")
        text = ask_text() if words or value is None else ""
        if not text and value is None:
            raise click.UsageError("There was no text.")
        noticed = chosen.notice(text)
        attention = attention_for(noticed.tier, "", USUAL) if text else 0
        given = asking.Given(value=place, text=text)
        tell(
            chosen,
            lambda: asking.answer(chosen, one, given),
            Written("", noticed, attention, "sent"),
            done=SENT if text else f"{SENT} {QUIETLY}",
        )


def _question(
    kind: Literal["words", "slider"], low: str, high: str, choices: tuple[str, ...]
) -> Question:
    text = ask_text()
    if not text:
        raise click.UsageError("There was no text.")
    wanted = "choice" if choices else kind
    try:
        return Question(ask=text, kind=wanted, low=low, high=high, options=[*choices])
    except ValueError:
        raise click.UsageError("A choice has two to eight options.") from None


def _shown(thread: Thread) -> list[CheckIn]:
    now = thread.now_ms()
    return [each for each in asking.check_ins(thread) if each.shown_at <= now]


def _scale(one: CheckIn) -> str:
    post = one.post
    if post.kind == "choice":
        return ", ".join(f"{n} {each}" for n, each in enumerate(post.options, 1))
    if post.kind == "slider":
        return f"0 {post.low} to 10 {post.high}"
    return "words"


def _at(found: list[CheckIn], number: int, where: str) -> CheckIn:
    if not 0 < number <= len(found):
        raise click.UsageError(f"No such number. `meantime check-ins {where}` shows them.")
    return found[number - 1]
