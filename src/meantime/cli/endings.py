"""`meantime client ending`, `discharge`, `take-back`, `transfer` and `return`."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

import click

from meantime.cli.ask import ask
from meantime.cli.card import locale_here
from meantime.cli.moments import told
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import is_meant, pick_client, pick_colleague
from meantime.sdk import discharging, transferring
from meantime.sdk.caseload import caseload
from meantime.sdk.directory import find_colleague
from meantime.sdk.ending_texts import begin_with
from meantime.sdk.open_ends import open_ends, thread_of
from meantime.sdk.practice_kept import practice_details
from meantime.sdk.practice_seat import acting_as, practice_keys
from meantime.sdk.reading_policy import today_there

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from meantime.sdk import Person
    from meantime.sdk.cases import Case
    from meantime.sdk.ending_texts import TextId
    from meantime.sdk.open_ends import OpenEnds
    from meantime.sdk.sharing import History

DAY: Final = click.DateTime(["%Y-%m-%d"])
WORDS: Final = "In words for the client"
SEATLESS: Final = "The practice has no seat in any conversation."


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def ending(options: Options, client: str) -> None:
    """Say whether care of a CLIENT has ended, and what is still open with them."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        said = discharging.ending_in(thread_of(case).sync())
        left = open_ends(case)
        names = case.thread.people() if case.thread else None
    if said is not None:
        who = names.name(said.post.to) if names else ""
        to = f" to {who or said.post.to[:8]}" if said.post.to else ""
        click.echo(f"{said.post.ending}{to}, {said.post.on}: {said.post.text}")
    for line in _lines(left):
        click.echo(line)


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.option("--last", type=DAY, help="Last day on which they may write; else it ends now.")
@click.option("--despite", is_flag=True, help="Leave open what is open; why is asked for.")
@click.option("--end-planned", is_flag=True, help="Take back what you planned for later.")
@click.option("--end-appointments", is_flag=True, help="Cancel the appointments ahead.")
@pass_options
def discharge(  # noqa: PLR0913, PLR0917  one option each
    options: Options,
    client: str,
    last: datetime | None,
    despite: bool,  # noqa: FBT001
    end_planned: bool,  # noqa: FBT001
    end_appointments: bool,  # noqa: FBT001
) -> None:
    """End care of a CLIENT. They are told in five minutes; until then take it back.

    What is open is listed first, and stops this unless you say why you leave it.
    """
    with signed_in(options) as me:
        case = pick_client(me, client)
        thread_of(case).sync()
        left = open_ends(case)
        for line in _lines(left):
            click.echo(line)
        if left.needs_word and not despite:
            raise discharging.LeftOpen(left)
        reason = ask("Why this is left open, for the chart") if left.needs_word else ""
        day = last.date() if last else None
        text = _text("ending.discharge", me, last_day=f"{day or today_there(me.connection)}")
        told_ = discharging.discharge(case, discharging.Discharge(text, day, reason))
        if end_planned:
            click.echo(f"Taken back: {discharging.end_planned(case)}.")
        if end_appointments:
            click.echo(f"Cancelled: {discharging.end_appointments(case)}.")
    click.echo("Said. They read it in five minutes; until then `client take-back` undoes it.")
    if told_.later is not None:
        click.echo(f"Messages end on {told(told_.later.at)}. Urgent ones are taken all the same.")


@click.command("take-back", context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def take_back(options: Options, client: str) -> None:
    """Undo a discharge of a CLIENT of which they have not been told yet."""
    with signed_in(options) as me:
        discharging.take_back(pick_client(me, client))
    click.echo("Undone. They read nothing of it.")


@click.command("return", context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def return_(options: Options, client: str) -> None:
    """Let a CLIENT come back, or call off a discharge that is still ahead."""
    with signed_in(options) as me:
        discharging.let_return(pick_client(me, client), _text("ending.return", me))
    click.echo("They are back. They write again once they have agreed to the policy.")


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("colleague")
@click.option("--last", type=DAY, help="Last day on which you read here; else it ends now.")
@click.option(
    "--history",
    type=click.Choice(("all", "current", "new")),
    default="all",
    help="All messages, those under the key of now, or those from now on.",
)
@click.option("--practice", is_flag=True, help="Custodians: by the practice's seat.")
@pass_options
def transfer(  # noqa: PLR0913, PLR0917  one option each
    options: Options,
    client: str,
    colleague: str,
    last: datetime | None,
    history: History,
    practice: bool,  # noqa: FBT001
) -> None:
    """Hand a CLIENT to a COLLEAGUE, introduced by name. What waits is theirs from then on.

    If it breaks off, do it again: what is done stays, what is missing is done.
    """
    with signed_in(options) as me, ExitStack() as stack:
        heir = find_colleague(me.connection, pick_colleague(me, colleague))
        case = _of_practice(me, client, stack) if practice else pick_client(me, client)
        day = last.date() if last else None
        text = _text(
            "ending.transfer",
            me,
            new_name=heir.name,
            last_day=f"{day or today_there(me.connection)}",
        )
        left = open_ends(case)
        transferring.transfer(case, transferring.Transfer(heir, text, day, history))
    click.echo(f"Handed over to {heir.name}. Everybody in the thread can see it.")
    for line in _lines(left):
        click.echo(f"Theirs now: {line}")


def _of_practice(me: Person, client: str, stack: ExitStack) -> Case:
    """Return a client as the practice's own seat has them. Raises UsageError."""
    newest, *_ = practice_keys(me.connection)
    practice = stack.enter_context(acting_as(me.connection, newest))
    if practice is None:
        raise click.UsageError(SEATLESS)
    found = [case for case in caseload(practice) if is_meant(client, case.id, case.name())]
    if len(found) != 1:
        raise click.UsageError("No such client, or several. Name them by the start of the id.")
    return found[0]


def _text(text_id: TextId, me: Person, **values: str) -> str:
    """Ask for the words; those that ship are there to begin with."""
    details = practice_details(me.connection)
    known = {
        "practice_name": details.name if details else "",
        "practice_phone": details.phone if details else "",
        **values,
    }
    return ask(WORDS, begin_with(text_id, locale_here(), known))


def _lines(left: OpenEnds) -> Iterator[str]:
    for count, one, many in (
        (len(left.waiting), "message waits for an answer", "messages wait for an answer"),
        (len(left.alerts), "alert is open", "alerts are open"),
        (len(left.promises), "promise is open", "promises are open"),
        (len(left.drafts), "draft waits for release", "drafts wait for release"),
        (len(left.planned), "message is planned", "messages are planned"),
        (len(left.agenda), "thing is for the next session", "things are for the next session"),
        (len(left.appointments), "appointment is ahead", "appointments are ahead"),
    ):
        if count:
            yield f"{count} {one if count == 1 else many}."


ENDINGS: Final = (ending, discharge, take_back, transfer, return_)
