"""`meantime records requests`: what was asked about a record, and what it is answered."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, get_args

import click

from meantime.cli import show
from meantime.cli.ask import ask, ask_text
from meantime.cli.card import locale_here
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.cli.threads import pick
from meantime.content.record_requests import request_words
from meantime.protocol.request_posts import (
    AccessForm,
    RecordAnswer,
    RecordRequest,
    RequestKind,
    RequestWay,
)
from meantime.requesting.days import latest_on
from meantime.sdk import record_requests as asking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk import Person
    from meantime.sdk.folds.record_requests import Request
    from meantime.sdk.spaces import Space

DAY: Final = click.DateTime(["%Y-%m-%d"])
ENDS: Final = ("granted", "part", "denied", "extended", "withdrawn")
CLIENT: Final = click.option("--client", help="Staff: whose record, as in the list of clients.")


@click.group()
def requests() -> None:
    """Ask for a record, for a change in it, or for whom it was given to; answer that.

    NUMBER is that of the list. Without --client it is your own record.
    """


@requests.command("list", context_settings=TAKES_AN_ID)
@CLIENT
@pass_options
def list_(options: Options, client: str | None) -> None:
    """Show the requests of a record; for staff without --client what waits in the practice."""
    with signed_in(options) as me:
        if client is None and me.connection.roster(refresh=False) is not None:
            rows = [*_waiting(me)]
        else:
            with _thread(me, client) as thread:
                rows = [
                    (str(n), each.post.kind, str(each.asked_on), str(each.due_on), _state(each))
                    for n, each in enumerate(asking.requests_of(thread), 1)
                ]
    if rows:
        show.table(("", "kind", "asked", "due", "stands"), rows)
    else:
        click.echo("Nothing was asked.")


@requests.command("ask", context_settings=TAKES_AN_ID)
@click.argument("kind", type=click.Choice(get_args(RequestKind)))
@CLIENT
@click.option("--form", type=click.Choice(get_args(AccessForm)[1:]), help="How to have a copy.")
@click.option("--to", default="", help="Where a copy goes.")
@click.option("--about", default="", help="The id of the message that an amendment is about.")
@click.option("--how", type=click.Choice(get_args(RequestWay)[1:]), help="Staff: how it came.")
@click.option("--on", type=DAY, help="Staff: on which day it came; today if left out.")
@click.option("--by", default="", help="Staff: who asked for the client.")
@pass_options
def ask_(options: Options, /, kind: RequestKind, client: str | None, **said: Any) -> None:  # noqa: ANN401  click's
    """Ask, or note as staff that somebody has asked; what for is asked for."""
    with signed_in(options) as me, _thread(me, client) as thread:
        today = asking.today_in(me.connection)
        post = RecordRequest(
            kind=kind,
            on=(said["on"].date() if said["on"] else today).isoformat(),
            how=(said["how"] or "other") if client else "app",
            by=said["by"],
            of=said["about"],
            form=said["form"] or "",
            to=said["to"],
            text=ask_text(),
        )
        asking.ask(thread, post)
    click.echo("Asked. `meantime records requests list` shows by when it is answered.")


@requests.command(context_settings=TAKES_AN_ID)
@click.argument("number", type=int)
@click.argument("outcome", type=click.Choice(ENDS))
@CLIENT
@click.option("--until", type=DAY, help="Of `extended`: until when; the latest day if left out.")
@click.option("--item", default="", help="The id of the entry beside which an amendment stands.")
@pass_options
def answer(options: Options, /, number: int, outcome: Any, client: str | None, **said: Any) -> None:  # noqa: ANN401  click's
    """Answer a request, or take an own one back (`withdrawn`); what it needs is asked for.

    A denial has one of the listed grounds. An extension is given once, and in time.
    """
    with signed_in(options) as me, _thread(me, client) as thread:
        request = _at(thread, number)
        kind = request.post.kind
        until = said["until"].date() if said["until"] else latest_on(kind, request.asked_on)
        is_amended = kind == "amendment" and outcome in {"granted", "part"}
        post = RecordAnswer(
            of=request.id,
            outcome=outcome,
            ground=_ground(kind) if outcome in {"part", "denied"} else "",
            exception=_exception() if (kind, outcome) == ("access", "extended") else "",
            until=until.isoformat() if outcome == "extended" else "",
            item=said["item"],
            amendment=ask("What stands beside it from now on") if is_amended else "",
            text="" if outcome == "withdrawn" else ask_text(),
        )
        asking.answer(thread, post)
    click.echo("It is in the conversation, and the client is told that something waits.")


@requests.command(context_settings=TAKES_AN_ID)
@click.argument("number", type=int)
@CLIENT
@pass_options
def disagree(options: Options, number: int, client: str | None) -> None:
    """Say that you disagree with a denial, or as staff reply to that; the words are asked for."""
    with signed_in(options) as me, _thread(me, client) as thread:
        text = ask_text()
        if not text:
            raise click.UsageError("There was no text.")
        asking.disagree(thread, _at(thread, number).id, text)
    click.echo("It stands beside the record, in every export from now on.")


@contextmanager
def _thread(me: Person, client: str | None) -> Iterator[Space]:
    """Yield the thread of a client, or one's own; and tell the server what it does not know."""
    case = pick_client(me, client) if client else None
    thread = case.thread if case else pick(me, "1").sync()
    if thread is None:
        raise click.UsageError("You have no seat in the conversation with this client.")
    asking.tell_server(thread)
    yield thread


def _waiting(me: Person) -> Iterator[tuple[str, str, str, str, str]]:
    names = {case.id: case.name() for case in me.caseload()}
    for each in asking.open_requests(me.connection):
        late = "OVERDUE" if each.is_overdue else "waits"
        name = names.get(each.space_id, each.space_id[:8])
        yield name, each.kind, str(each.asked_on), str(each.due_on), late


def _state(request: Request) -> str:
    words = request_words()
    grounds = [each.post.ground for each in request.answers if each.post.ground]
    said = [words.say(each, locale_here()) for each in grounds[-1:]]
    mark = ["the client disagrees"] * any(each.is_client for each in request.statements)
    return "; ".join((request.state, *said, *mark))


def _at(thread: Space, number: int) -> Request:
    every = asking.requests_of(thread)
    if not 0 < number <= len(every):
        raise click.UsageError("No such request. `meantime records requests list` shows them.")
    return every[number - 1]


def _ground(kind: RequestKind) -> str:
    return _picked("Ground", request_words().grounds.get(kind, []))


def _exception() -> str:
    return _picked("What lets it wait", request_words().exceptions)


def _picked(label: str, named: Any) -> str:  # noqa: ANN401  the content's
    for each in named:
        click.echo(f"{each.id:22} {each.text[locale_here()]}")
    return ask(label)
