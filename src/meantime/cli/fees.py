"""`meantime fees`: what messages cost, seen, agreed to and asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import fee_charging, show
from meantime.cli.ask import ask_text
from meantime.cli.billing_picking import MONTH, money
from meantime.cli.card import Written
from meantime.cli.fee_picking import item_at, plan_at
from meantime.cli.fee_words import DIFFERS, GUARDIAN, due_of, item_rows, lines_of, plan_rows
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick
from meantime.cli.writing import tell
from meantime.sdk.noticing import attention_for

if TYPE_CHECKING:
    from datetime import datetime

ASKED: Final = "Asked. It is not due until it is answered."
AGREED: Final = "Agreed. It holds from its first day on, and never before today."


@click.group()
def fees() -> None:
    """See what messages cost. Nothing about money ever keeps a message back.

    NUMBER is that of a plan in `fees show`; ITEM that of a charge there, or the id or the day of a
    line on a statement.
    """


@fees.command("show")
@click.argument("thread", default="1")
@pass_options
def show_(options: Options, thread: str) -> None:
    """Show what a THREAD costs: the rule, this month, every plan, what was charged."""
    with signed_in(options) as me:
        shown = pick(me, thread).sync().fees.show()
    for line in lines_of(shown):
        click.echo(line)
    if shown.said.plans:
        show.table(("", "stands", "plan"), plan_rows(shown.said.plans))
    if shown.told.charges:
        show.table(("", "day", "cost", ""), item_rows(shown))


@fees.command()
@click.argument("number", type=int)
@click.argument("thread", default="1")
@pass_options
def agree(options: Options, number: int, thread: str) -> None:
    """Clients: agree to a plan that is offered."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        chosen.fees.answer(plan_at(chosen, number).id, "agreed")
    click.echo(AGREED)


@fees.command()
@click.argument("number", type=int)
@click.argument("thread", default="1")
@pass_options
def decline(options: Options, number: int, thread: str) -> None:
    """Clients: say no to a plan that is offered. Nothing changes, and you may still agree later."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        chosen.fees.answer(plan_at(chosen, number).id, "declined")
    click.echo("Nothing changes. You can still agree to it later.")


@fees.command()
@click.argument("number", type=int)
@click.argument("thread", default="1")
@pass_options
def stop(options: Options, number: int, thread: str) -> None:
    """Clients: end a plan with the last day of this month."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        chosen.fees.answer(plan_at(chosen, number).id, "stopped")
        last = plan_at(chosen, number).terms.stops_on
    click.echo(f"It ends on {last}. Nothing takes its place until you agree to something else.")


@fees.command(context_settings=TAKES_AN_ID)
@click.argument("item", metavar="ITEM")
@click.argument("thread", default="1")
@pass_options
def dispute(options: Options, item: str, thread: str) -> None:
    """Clients: ask about a cost; words are asked for, and may be left out. It pauses at once."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        about, text = item_at(chosen, item), ask_text()
        noticed = chosen.notice(text)
        tell(
            chosen,
            lambda: chosen.fees.dispute(about, text),
            Written("", noticed, attention_for(noticed.tier, "", 0), "sent"),
            done=ASKED,
        )


@fees.command("self-pay")
@click.argument("thread", default="1")
@click.option("--off", is_flag=True, help="Clients: payers may be told again.")
@pass_options
def self_pay(options: Options, thread: str, off: bool) -> None:  # noqa: FBT001  a flag
    """Pay without an insurer, or note that for a client: from now on no payer is told."""
    with signed_in(options) as me:
        pick(me, thread).sync().fees.self_pay(is_on=not off)
    click.echo("Payers may be told again." if off else "From today on no payer is told.")


@fees.command()
@click.argument("month", type=MONTH, required=False)
@click.argument("thread", default="1")
@pass_options
def statement(options: Options, month: datetime | None, thread: str) -> None:
    """Show the statements of a THREAD, or a MONTH's (2026-11) held against what was signed."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        every = chosen.fees.statements()
        wanted = [each for each in every if month and each.month == month.date()]
        proven = [chosen.fees.statement(each.month, each.currency) for each in wanted]
    if month is None:
        rows = [
            (f"{each.month:%Y-%m}", money(each.amount + each.tax, each.currency), str(each.due_on))
            for each in every
        ]
        show.table(("month", "cost", "due"), rows)
        return
    if not proven:
        raise click.UsageError("There is no statement of that month.")
    for one in proven:
        summary = one.statement.summary
        rows = [
            (str(each.since), money(each.amount + each.tax, summary.currency), each.item)
            for each in one.statement.lines
        ]
        show.table(("day", "cost", "item"), rows)
        for said in due_of(summary):
            click.echo(said)
        if one.unseen:
            click.echo(GUARDIAN)
        for each in one.differences:
            click.echo(f"NOT AS SIGNED: {each.item} {DIFFERS[each.what]}".replace("  ", " "))


for command in fee_charging.COMMANDS:
    fees.add_command(command)
