"""`meantime drafts`: a trainee's replies, which wait until somebody has read and released them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show
from meantime.cli.ask import ask, ask_text
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.sdk import reply_drafts
from meantime.sdk.reply_drafts import NotWaiting, Overtaken

if TYPE_CHECKING:
    from meantime.sdk.cases import Case
    from meantime.sdk.folds.reply_drafts import DraftReply, Since

STATES: Final = {
    "waiting": "waits",
    "released": "released",
    "back": "sent back",
    "replaced": "written anew",
    "withdrawn": "taken back",
}
SINCE: Final[dict[Since, str]] = {
    "gone": "The client has taken back the message that it answers.",
    "answered": "Somebody has answered that message meanwhile.",
    "newer": "The client has written more since.",
}
VERDICTS: Final = {
    "again": "A message was released twice; the second is",
    "altered": "These words are not those that were written in the chart:",
    "not_theirs": "Whoever is named here did not write the draft:",
    "no_draft": "No draft in the chart is this one:",
    "unreadable": "Whether this is the draft in the chart cannot be read here:",
}


@click.group()
def drafts() -> None:
    """Write, release or send back a trainee's reply. NUMBER is that of the list."""


@drafts.command("list", context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def list_(options: Options, client: str) -> None:
    """Show the drafts for a CLIENT, and whether what was released is what was written."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        every, verdicts = reply_drafts.drafts_of(case), reply_drafts.verdicts_of(case)
        messages = {one.id: one for one in case.thread.messages()} if case.thread else {}
        rows = [(str(n), _standing(one), one.text) for n, one in enumerate(every, 1)]
    if rows:
        show.table(("", "", "text"), rows)
    else:
        click.echo("No reply was drafted here.")
    for one_id, verdict in verdicts.items():
        if verdict in VERDICTS and one_id in messages:
            click.echo(f"{VERDICTS[verdict]} {messages[one_id].text}")


@drafts.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.option("--anew", type=int, help="Write this one of the list anew.")
@pass_options
def write(options: Options, client: str, anew: int | None) -> None:
    """Trainee: write an answer to a CLIENT that waits for release; it is asked for."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        before = _at(case, anew).id if anew else ""
        text = ask_text()
        if not text:
            raise click.UsageError("There was no text.")
        reply_drafts.write_draft(case, text, before=before)
    click.echo("It waits for release. The client sees nothing of it until then.")


@drafts.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=int)
@click.option("--anyway", is_flag=True, help="Also if something has happened since.")
@pass_options
def release(
    options: Options,
    client: str,
    number: int,
    anyway: bool,  # noqa: FBT001  flag
) -> None:
    """Send a draft to a CLIENT, word for word, in its writer's name."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        try:
            despite = list(SINCE) if anyway else []
            reply_drafts.release_draft(case, _at(case, number).id, despite=despite)
        except NotWaiting as refused:
            raise click.ClickException(_refusal(refused.draft)) from refused
        except Overtaken as told:
            reasons = " ".join(SINCE[each] for each in told.draft.since)
            raise click.ClickException(
                f"{reasons} Nothing was sent. With --anyway it is released all the same."
            ) from told
    click.echo("Sent, with both names.")


@drafts.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=int)
@pass_options
def send_back(options: Options, client: str, number: int) -> None:
    """Send a draft back to its writer. The reason is asked for."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        draft = _at(case, number)
        why = ask("Why")
        try:
            reply_drafts.send_back(case, draft.id, why)
        except NotWaiting as refused:
            raise click.ClickException(_refusal(refused.draft)) from refused
    click.echo("Sent back. The client sees nothing of it.")


@drafts.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=int)
@pass_options
def withdraw(options: Options, client: str, number: int) -> None:
    """Trainee: take back a draft of yours that was not released."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        try:
            reply_drafts.withdraw_draft(case, _at(case, number).id)
        except NotWaiting as refused:
            raise click.ClickException(_refusal(refused.draft)) from refused
    click.echo("Taken back.")


def _at(case: Case, number: int) -> DraftReply:
    every = reply_drafts.drafts_of(case)
    if not 0 < number <= len(every):
        raise click.UsageError("No such number. `meantime drafts list` shows them.")
    return every[number - 1]


def _standing(draft: DraftReply) -> str:
    said = STATES[draft.state] + (f": {draft.why}" if draft.state == "back" else "")
    since = [SINCE[each] for each in draft.since] if draft.state == "waiting" else []
    return " ".join([f"{said}.", *since]) if since else said


def _refusal(draft: DraftReply) -> str:
    if draft.state == "waiting":
        return "This draft is not yours."
    return f"This draft does not wait any more: {STATES[draft.state]}. Nothing was sent."
