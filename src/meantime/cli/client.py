"""`meantime client`: one's clients, and inviting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meantime.cli import show
from meantime.cli.ask import ask
from meantime.cli.client_seats import SEATS
from meantime.cli.endings import ENDINGS
from meantime.cli.guardians import guardians
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.cli.sentences import BY_CODE, CHANGED
from meantime.protocol.posts import Profile
from meantime.sdk import Inviter

if TYPE_CHECKING:
    from meantime.sdk import Person
    from meantime.sdk.cases import Case

ADVICE = (
    "Give it to your client yourself: on paper, on screen, or by your own mail. The server never "
    "sends it. It works once, and for 14 days. Compare the digits in your next session."
)
ASKED = {
    "name": "Name, for the practice's eyes",
    "pronouns": "Pronouns",
    "birth_date": "Birth date, such as 1990-12-31",
    "phone": "Telephone",
    "address": "Address",
    "emergency": "Whom to call in an emergency",
    "language": "Language, such as en or es",
}


@click.group()
def client() -> None:
    """Your clients. CLIENT is a number in the list, a name, or the start of an id."""


for command in (*SEATS, *ENDINGS, guardians):
    client.add_command(command)


@client.command("list")
@pass_options
def list_(options: Options) -> None:
    """Show your clients by name, and how far each has come."""
    with signed_in(options) as me:
        me.tidy()
        rows = [(str(n), *_line(case)) for n, case in enumerate(me.caseload(), 1)]
    if not rows:
        click.echo("No clients yet.")
        return
    show.table(("", "name", "telephone", "stands", "id"), rows)


@client.command()
@pass_options
def invite(options: Options) -> None:
    """Make a thread, a chart and a desk for a client and print the invitation to the thread.

    If it breaks off, do it again with the same name: what was made is found and completed.
    """
    with signed_in(options) as me:
        client_name = ask("Name of the client, for the practice's eyes")
        invited = me.invite_client(client_name, ask_inviter(me))
    show.invitation(invited, ADVICE)


@client.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def describe(options: Options, client: str) -> None:
    """Write down who a CLIENT is, for the practice's eyes. Empty lines keep what is there."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        now = case.profile() or Profile(name=case.name() or "?")
        said = {field: ask(label, getattr(now, field)) for field, label in ASKED.items()}
        case.describe(Profile(**said))
    click.echo("Kept in the desk.")


@client.command("invite-again", context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def invite_again(options: Options, client: str) -> None:
    """Invite a CLIENT anew who lost everything, or whose keys were stolen.

    Their old seat is taken. Make sure that it is really them: by voice or face, not by mail.
    """
    with signed_in(options) as me:
        case = pick_client(me, client)
        click.confirm(f"Have you seen or heard {case.name()} just now?", abort=True)
        invited = case.invite_again(ask_inviter(me))
    show.invitation(invited, ADVICE)
    click.echo("Earlier messages are given by `meantime client give-history`, after the digits.")


def ask_inviter(me: Person) -> Inviter:
    """Return how somebody signs the welcome."""
    mine = me.directory().by_id.get(me.id)
    name = ask("Your name, as the client will see it", mine.name if mine else None)
    return Inviter(name, ask("Your credential", mine.credential if mine else ""))


def _line(case: Case) -> tuple[str, str, str, str]:
    profile, phone = case.profile(), ""
    if profile is not None:
        phone = profile.phone
    return case.name() or "(no name yet)", phone, _stands(case), case.id[:8]


def _stands(case: Case) -> str:
    if case.fault:
        return BY_CODE.get(case.fault, CHANGED)
    if case.thread is None:
        return "no seat in the thread"
    who = case.client()
    if who is None:
        return "to be invited"
    if who.role == "invite":
        return "invited"
    return "verified" if who.id in case.thread.marks() else "joined, not yet verified"
