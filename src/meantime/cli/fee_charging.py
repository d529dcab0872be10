"""`meantime fees` for clinicians: plans, charges, time, and an honest code check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

import click

from meantime.cli import show
from meantime.cli.ask import ask_text
from meantime.cli.billing_picking import DAY, MONTH, money, read_amount
from meantime.cli.fee_picking import item_at, plan_at
from meantime.cli.fee_words import REASONS, TIERS, WHY
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick
from meantime.protocol.fee_posts import FeePlan, PlanKind
from meantime.sdk.fee_codes import Known
from meantime.sdk.record_requests import today_in

if TYPE_CHECKING:
    from datetime import date, datetime

    from meantime.sdk import Thread

MONTH_OPTION: Final = click.option("--month", type=MONTH, help="As 2026-11; this one if left out.")
THREAD: Final = click.option("--thread", default="1", help="Which; the first if left out.")
RATE: Final = 100  # hundredths of a percent in one


@click.command()
@click.argument("kind", type=click.Choice(get_args(PlanKind)))
@THREAD
@click.option("--amount", default="0", help="For a reply or a month, as 15.50.")
@click.option("--currency", default="", help="As USD; that of the practice if left out.")
@click.option("--share", type=click.IntRange(0, 100), default=100, help="What is paid of it, in %.")
@click.option("--tax", type=click.FloatRange(0, 100), default=0, help="In %.")
@click.option("--replies", type=click.IntRange(0, 1000), default=0, help="A month, if limited.")
@click.option("--since", type=DAY, help="The first day; today if left out.")
@click.option("--until", type=DAY, help="The last day; none if left out.")
@pass_options
def plan(options: Options, /, kind: PlanKind, thread: str, **said: Any) -> None:  # noqa: ANN401  click's
    """Clinicians: offer a client a plan, which waits for their yes; words are asked for."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        told = chosen.fees.show().told
        currency = said["currency"] or told.currency
        offered = FeePlan(
            kind=kind,
            currency=currency,
            amount=read_amount(said["amount"], currency),
            share=said["share"] * RATE,
            tax=round(said["tax"] * RATE),
            replies=said["replies"],
            since=_day(said["since"], told.today).isoformat(),
            until=said["until"].date().isoformat() if said["until"] else "",
            text=ask_text(),
        )
        chosen.fees.offer(offered)
    click.echo("Offered. It holds once the client agrees.")


@click.command()
@click.argument("number", type=int)
@THREAD
@pass_options
def withdraw(options: Options, number: int, thread: str) -> None:
    """Clinicians: take back a plan that you offered and that nobody agreed to yet."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        chosen.fees.withdraw(plan_at(chosen, number).id)
    click.echo("Taken back.")


@click.command()
@THREAD
@MONTH_OPTION
@pass_options
def replies(options: Options, thread: str, month: datetime | None) -> None:
    """Clinicians: show the answers of a month, and which may be charged. None is by itself."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        day = _month(chosen, month)
        rows = [
            (
                str(n),
                str(each.reply.on),
                money(each.line.amount + each.line.tax, each.line.currency) if each.line else "",
                WHY[each.why],
            )
            for n, each in enumerate(chosen.fees.proposals(day), 1)
        ]
        seconds = sum(each.seconds for each in chosen.fees.replies(day).minutes)
    show.table(("", "day", "cost", ""), rows)
    click.echo(f"Time confirmed: {seconds // 60} minutes.")


@click.command()
@click.argument("numbers", type=int, nargs=-1, required=True)
@THREAD
@MONTH_OPTION
@pass_options
def charge(options: Options, numbers: tuple[int, ...], thread: str, month: datetime | None) -> None:
    """Clinicians: say that the NUMBERS of `fees replies` cost what was agreed."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        day = _month(chosen, month)
        every = chosen.fees.proposals(day)
        if not all(0 < number <= len(every) for number in numbers):
            raise click.UsageError("No such number. `meantime fees replies` has them.")
        items = [every[number - 1].reply.entry_id for number in numbers]
        chosen.fees.charge(items, day)
    click.echo("Charged. `meantime fees take-back` undoes it until it is on a statement.")


@click.command("take-back", context_settings=TAKES_AN_ID)
@click.argument("item", metavar="ITEM")
@THREAD
@pass_options
def take_back(options: Options, item: str, thread: str) -> None:
    """Clinicians: take back a charge, with all that you charged in the same word."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        wanted = item_at(chosen, item)
        found = [each for each in chosen.fees.said().charges if each.item == wanted]
        if not found:
            raise click.UsageError("Nobody signed such a charge.")
        chosen.fees.take_back(found[0].charge_id)
    click.echo("Taken back: it costs nothing.")


@click.command(context_settings=TAKES_AN_ID)
@click.argument("item", metavar="ITEM")
@click.argument("outcome", type=click.Choice(["withdrawn", "stands"]))
@THREAD
@pass_options
def answer(options: Options, item: str, outcome: Any, thread: str) -> None:  # noqa: ANN401  click's
    """Clinicians: answer what was asked about a cost; words for the client are asked for."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        chosen.fees.answer_dispute(item_at(chosen, item), outcome, ask_text())
    click.echo("Answered; the client reads it in the conversation.")


@click.command()
@click.argument("minutes", type=click.IntRange(0, 1440))
@THREAD
@click.option("--on", type=DAY, help="The day; today if left out.")
@pass_options
def minutes(options: Options, minutes: int, thread: str, on: datetime | None) -> None:
    """Clinicians: confirm the MINUTES of your own that a client's messages took on a day."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        day = _day(on, today_in(me.connection))
        chosen.fees.set_minutes(day, minutes * 60)
    click.echo(f"Kept: {minutes} minutes on {day}. Clients are not shown it.")


@click.command("check-code")
@THREAD
@MONTH_OPTION
@click.option("--judgement", is_flag=True, help="It needed a clinical judgement.")
@click.option("--consent", is_flag=True, help="The client agreed to be billed for it.")
@click.option("--new", is_flag=True, help="The client was not in your care before.")
@click.option("--ignore-sessions", is_flag=True, help="Your payer does not look at sessions.")
@pass_options
def check_code(options: Options, /, thread: str, month: datetime | None, **said: bool) -> None:
    """Clinicians: see why a code for online assessments does not fit a month. Nothing is sent."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        known = Known(said["judgement"], said["consent"], is_established=not said["new"])
        found = chosen.fees.check_codes(
            _month(chosen, month), known, visits_count=not said["ignore_sessions"]
        )
    if not found:
        click.echo("No: you confirmed no time behind a message of that month.")
    for each in found:
        verdict = each.verdict
        if verdict.may:
            click.echo(f"{each.exchange.reviewed_on}: it may, for {TIERS[verdict.tier]}.")
            click.echo("Ask the payer first: they and the states differ.")
        else:
            click.echo(f"{each.exchange.reviewed_on}: no.")
            for reason in verdict.reasons:
                click.echo(f"  {REASONS[reason]}")


COMMANDS: Final = (plan, withdraw, replies, charge, take_back, answer, minutes, check_code)


def _day(said: datetime | None, usual: date) -> date:
    return said.date() if said else usual


def _month(thread: Thread, said: datetime | None) -> date:
    return _day(said, today_in(thread.connection)).replace(day=1)
