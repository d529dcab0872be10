"""`meantime records emergency`: one client's record, opened for an hour and reviewed by others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

import click

from meantime.cli import show
from meantime.cli.ask import ask
from meantime.cli.moments import told
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import is_meant, pick_colleague
from meantime.cli.sentences import BY_CODE, BY_SLUG, CHANGED
from meantime.sdk.emergencies import Outcome, Why, practice_cases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.sdk import Person
    from meantime.sdk.cases import Case
    from meantime.sdk.folds.people import People
    from meantime.wire.emergencies import Emergency

WHY: Final[dict[str, str]] = {
    "danger": "the client may be in danger",
    "unreachable": "their clinician cannot be reached",
    "medical": "a doctor or hospital needs to know now",
    "other": "something else",
}
JUDGED: Final[dict[str, str]] = {
    "justified": "it was justified",
    "not_justified": "it was not justified",
    "follow_up": "it needs a follow-up",
}


@click.group()
def emergency() -> None:
    """Open one client's record for sixty minutes, end that, and review what others opened."""


@emergency.command("open")
@click.argument("client")
@click.option("--because", type=click.Choice(get_args(Why)), required=True, help="What it is.")
@click.option("--for", "colleague", default="", help="Let this colleague in instead of you.")
@pass_options
def open_(options: Options, client: str, because: Why, colleague: str) -> None:
    """Open the record of a CLIENT for sixty minutes, as a custodian; why, in words, is asked for.

    The care team and every other custodian are told at once, and the client reads who it was. If it
    breaks off, the same command goes on.
    """
    with signed_in(options) as me:
        who = pick_colleague(me, colleague) if colleague else ""
        words = ask("Why, in your own words (for the chart; the client does not read it)")
        with practice_cases(me.connection) as cases:
            opened = me.emergencies.open(_picked(cases, client), because, words, who)
        names = me.directory()
    click.echo(f"Open until {told(opened.until)}. `meantime threads list` shows the conversation.")
    others = [names.name(each) or each[:8] for each in opened.told_ids]
    click.echo(f"Told at once: {', '.join(others)}." if others else NOBODY)


NOBODY: Final = "There was nobody else to tell. That is written down for the review."


@emergency.command("list")
@click.option("--all", "every", is_flag=True, help="Those that were reviewed, too.")
@pass_options
def list_(options: Options, every: bool) -> None:  # noqa: FBT001  flag
    """Show what was opened in an emergency and waits for a review."""
    with signed_in(options) as me:
        found = list(me.emergencies.every("" if every else "open"))
        names = me.directory()
    if not found:
        click.echo("Nothing waits for a review." if not every else "Nothing was ever opened so.")
        return
    head = ("id", "client", "for", "opened by", "at", "until", "state")
    show.table(head, [_line(each, names) for each in found])


@emergency.command(context_settings=TAKES_AN_ID)
@click.argument("which")
@pass_options
def end(options: Options, which: str) -> None:
    """End an emergency before its time, or take the seats of those that are over. WHICH is its id.

    The keys change.
    """
    with signed_in(options) as me:
        me.emergencies.end(_one(me, which))
        left = me.emergencies.take_overdue()
    click.echo("Ended. Nothing is served any more.")
    for space, code in left.failed.items():
        why = BY_CODE.get(code) or BY_SLUG.get(code) or CHANGED
        click.echo(f"The keys are not changed in {space[:8]} yet: {why}", err=True)


@emergency.command(context_settings=TAKES_AN_ID)
@click.argument("which")
@click.option("--outcome", type=click.Choice(get_args(Outcome)), help="What you think of it.")
@pass_options
def review(options: Options, which: str, outcome: Outcome | None) -> None:
    """Read why a record was opened, and sign that off with --outcome. WHICH is its id.

    What you think of it is asked for and stands in the chart. One that still runs ends.
    """
    with signed_in(options) as me:
        found = _one(me, which)
        said, names = me.emergencies.said(found), me.directory()
        for line in _told(found, names):
            click.echo(line)
        click.echo(f"Why: {WHY[said.post.reason]}. {said.post.words}" if said else UNSAID)
        if said and said.review:
            judged = JUDGED[said.review.outcome]
            click.echo(f"Reviewed by {names.name(said.review.by)}: {judged}. {said.review.text}")
        if outcome is None:
            return
        me.emergencies.review(found, outcome, ask("In your own words"))
    click.echo("Signed off.")


UNSAID: Final = "Why: the chart does not say, or says it under another name. Ask."


def _told(found: Emergency, names: People) -> list[str]:
    who, by = (names.name(i) or i[:8] for i in (found.account_id, found.opened_by))
    times = f"{told(found.opened_at)} to {told(found.ended_at or found.until)}"
    return [f"Opened for {who} by {by}, {times}."]


def _line(each: Emergency, names: People) -> Sequence[str]:
    who, by = (names.name(i) or i[:8] for i in (each.account_id, each.opened_by))
    times = told(each.opened_at), told(each.ended_at or each.until)
    return (each.id[:8], each.space_id[:8], who, by, *times, _state(each))


def _state(each: Emergency) -> str:
    state = "open" if each.ended_at is None else "keys to be changed" if each.seated_in else "ended"
    return f"{state}, reviewed" if each.reviewed_at else f"{state}, to be reviewed"


def _one(me: Person, which: str) -> Emergency:
    found = [each for each in me.emergencies.every() if each.id.startswith(which)]
    if len(found) != 1:
        raise click.UsageError("No such emergency. `meantime records emergency list` shows them.")
    return found[0]


def _picked(cases: Sequence[Case], which: str) -> Case:
    found = [case for case in cases if is_meant(which, case.id, case.name())]
    if len(found) != 1:
        raise click.UsageError("No such client. Name one by name, or by the beginning of the id.")
    return found[0]
