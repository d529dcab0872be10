"""`meantime reviews`: the quarterly review, looked at, decided and filed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show as shown
from meantime.cli.ask import ask
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.content.rollout import plan
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.review_counts import CREEP
from meantime.sdk.reviews import ALWAYS_DECIDED, Verdict

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.sdk.reviews import Due, Held, Measured

DAY: Final = click.DateTime(["%Y-%m-%d"])
ACCESS: Final = "rollout.q.access"
COUNTED: Final = {
    CREEP: "{part} now, {of} in as long a time before",
    ACCESS: "{part} of {of} staff were not here",
}


@click.group()
def reviews() -> None:
    """Look back every quarter, decide, and choose the day of the next time."""


@reviews.command()
@pass_options
def show(options: Options) -> None:
    """Show each question, what was counted of it, and when its answer asks for more."""
    with signed_in(options) as me:
        due = me.reviews.look()
    click.echo(_when(due))
    rows = [(each.question.ask, _counted(each), each.question.act_if) for each in due.measured]
    shown.table(("question", "counted", "act"), rows)
    unread = {*due.failed, *due.missing}
    if unread:
        click.echo(f"Not counted, for it cannot be read: {len(unread)} spaces.")


@reviews.command()
@click.option("--held-on", type=DAY, help="The day of this review, 2027-12-31; today if not said.")
@click.option("--next-on", type=DAY, help="The day of the next; a quarter later if not said.")
@pass_options
def file(options: Options, held_on: datetime | None, next_on: datetime | None) -> None:
    """Answer each question, say what you decide, and file the review, as a custodian.

    Enter leaves out an answer or a decision; what changes in the policy has to be decided.
    """
    with signed_in(options) as me:
        due = me.reviews.look()
        verdicts = {each.question.id: _asked(each) for each in due.measured}
        row = me.reviews.file(
            due,
            verdicts,
            held_on=held_on.date() if held_on else None,
            next_on=next_on.date() if next_on else None,
        )
    click.echo(f"Filed. The next review is on {row.next_on}.")


@reviews.command("list")
@pass_options
def list_(options: Options) -> None:
    """Show the reviews that were held, and what was decided in each."""
    with signed_in(options) as me:
        every, people = me.reviews.held(), me.directory()
    if not every:
        click.echo("No review has been held yet.")
    for held in every:
        by = people.name(held.row.filed_by) or "a colleague"
        click.echo(f"{held.row.held_on}, filed by {by}. Next on {held.row.next_on}.")
        shown.table(("question", "counted", "seen", "decided"), _said(held))


@reviews.command()
@click.argument("day", type=DAY)
@pass_options
def move(options: Options, day: datetime) -> None:
    """Choose another DAY for the next review."""
    with signed_in(options) as me:
        every = me.reviews.held()
        if not every:
            raise click.UsageError("No review has been held yet: the first chooses the next.")
        row = me.reviews.move(every[0].row, day.date())
    click.echo(f"The next review is on {row.next_on}.")


def _asked(measured: Measured) -> Verdict:
    question = measured.question
    click.echo(f"\n{question.ask}")
    counted = _counted(measured)
    if counted:
        click.echo(f"Counted: {counted}. Act: {question.act_if}.")
    answer = ask("What do you see", "")
    must_be = question.id == ALWAYS_DECIDED
    return Verdict(answer, ask("What do you decide", None if must_be else ""))


def _when(due: Due) -> str:
    span = f"Counted from {shown.when(to_ms(due.since))} until now."
    if due.is_due:
        return f"A review is due. {span}"
    day = f"The next review is on {due.due_on}." if due.due_on else "No review is due yet."
    return f"{day} {span}"


def _counted(measured: Measured) -> str:
    count = measured.count
    return _told(measured.question.id, count.part, count.of) if count else ""


def _told(question: str, part: int, of: int) -> str:
    return COUNTED.get(question, "{part} of {of}").format(part=part, of=of)


def _said(held: Held) -> list[tuple[str, str, str, str]]:
    if held.said is None:
        return [("(cannot be read)", "", "", "")]
    asks = {each.id: each.ask for each in plan().quarterly}
    return [
        (
            asks.get(each.item, each.item),
            _told(each.item, each.part, each.of) if each.of else "",
            each.answer,
            each.decision,
        )
        for each in held.said.items
        if each.answer or each.decision or each.of
    ]
