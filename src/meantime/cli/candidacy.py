"""`meantime candidacy`: whether messages suit a client, by a checklist and your judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.agreement.candidacy import CHECKLIST, Override
from meantime.cli import show as shown
from meantime.cli.ask import ask, ask_which
from meantime.cli.card import locale_here
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.sdk import candidacy as sdk
from meantime.sdk.candidacy import Judgement, follows_from, is_adjunct, newest_candidacy

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.agreement.candidacy import Outcome, Phase
    from meantime.protocol.agreement_posts import Candidacy
    from meantime.wire.policies import Offer

DAY: Final = click.DateTime(["%Y-%m-%d"])
DECISIONS: Final = {
    "not_now": "not now",
    "offer_with_conditions": "offered, with conditions",
    "offer": "offered",
}
NO_SESSION: Final = (
    "No session is set with this client. Messages stand beside sessions and replace none: "
    "`meantime appointments book` sets one."
)


@click.group()
def candidacy() -> None:
    """Judge whether messages suit a CLIENT: a number in the list, a name, or the start of an id."""


@candidacy.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def show(options: Options, client: str) -> None:
    """Show what was decided last about a CLIENT, and by which answers."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        said = newest_candidacy(case.chart.opened()) if case.chart else None
        has_session = is_adjunct(case)
    if said is None:
        click.echo("Nobody has decided yet. `meantime candidacy decide` asks the questions.")
    else:
        _print(said)
    if not has_session:
        click.echo(NO_SESSION)


@candidacy.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.option("--pilot", is_flag=True, help="In the pilot: only whoever fits in every respect.")
@click.option(
    "--decision", type=click.Choice(list(DECISIONS)), help="Another, stricter than what follows."
)
@click.option("--review-on", type=DAY, help="The day on which you look again, 2027-12-31.")
@pass_options
def decide(
    options: Options,
    client: str,
    pilot: bool,  # noqa: FBT001  flag
    decision: Offer | None,
    review_on: datetime | None,
) -> None:
    """Answer the checklist for a CLIENT and decide. It helps you judge and scores nobody.

    Answers and reasons are sealed in the chart; the server learns the decision alone.
    """
    phase: Phase = "pilot" if pilot else "scale"
    locale = locale_here()
    with signed_in(options) as me:
        case = pick_client(me, client)
        if not is_adjunct(case):
            click.echo(NO_SESSION)
        answers = {item.id: ask_which(item.ask[locale], item.answers) for item in CHECKLIST.items}
        override = _asked_override(follows_from(Judgement(answers, phase=phase)))
        found = follows_from(Judgement(answers, override=override, phase=phase))
        meant = decision or found.decision
        conditions = ask("What was agreed on") if meant == "offer_with_conditions" else ""
        told = sdk.decide(
            case,
            Judgement(
                answers=answers,
                decision=decision,
                conditions=conditions,
                override=override,
                review_on=review_on.date() if review_on else None,
                phase=phase,
            ),
        ).candidacy
    click.echo(f"Decided: {DECISIONS[told.decision]}. Look again on {told.review_on}.")


def _asked_override(found: Outcome) -> Override | None:
    """Return why a hold gives way, None where nothing holds or it shall not."""
    if not found.hold:
        return None
    click.echo(f"These speak against it: {', '.join(found.hold)}.")
    if not click.confirm("Offer messages all the same?"):
        return None
    reason = ask("Why")
    days: int = click.prompt("Look again in how many days", type=click.IntRange(min=1))
    return Override(reason=reason, review_in_days=days)


def _print(said: Candidacy) -> None:
    locale = locale_here()
    asked = {item.id: item.ask[locale] for item in CHECKLIST.items}
    click.echo(f"{DECISIONS[said.decision]}. Look again on {said.review_on}.")
    if said.conditions:
        click.echo(f"Agreed: {said.conditions}")
    if said.override:
        click.echo(f"All the same: {said.override.reason}")
    rows = [(asked.get(each.item, each.item), each.answer) for each in said.answers]
    shown.table(("", "answer"), rows)
