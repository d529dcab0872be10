"""What each client owes, what was paid, and the months that are billed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show
from meantime.cli.billing_picking import MONTH, money, name_of, pick_statement, warn_if_far_over
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.walking import walking
from meantime.sdk.billing.clients import billed_clients

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.wire.statements import Statement, StatementSummary

BUCKETS: Final = {
    "not_yet": "not yet due",
    "to_30": "1 to 30 days",
    "to_60": "31 to 60 days",
    "to_90": "61 to 90 days",
    "over_90": "more than 90 days",
}


@click.command()
@click.argument("month", type=MONTH)
@pass_options
def run(options: Options, month: datetime) -> None:
    """Bill a MONTH that is over, such as 2026-11. What was billed is left as it is."""
    with signed_in(options) as me, walking("Accounts") as tell:
        done = me.billing.run(month.date().replace(day=1), tell)
    click.echo(f"{done.of} accounts were gone through. Statements made: {done.statements}.")


@click.command()
@pass_options
def accounts(options: Options) -> None:
    """Show what each client owes, with the names from desks."""
    with signed_in(options) as me:
        clients = billed_clients(me.connection)
        rows = [
            (
                name_of(clients, each.space_id),
                each.kind.replace("_", " ") or "no plan",
                ", ".join(money(n, of) for of, n in sorted(each.balance.items())),
                str(each.open_disputes or ""),
                "self-pay" if each.is_self_pay else "",
            )
            for each in me.billing.accounts()
        ]
    show.table(("client", "plan", "balance", "asked about", ""), sorted(rows))


@click.command()
@click.option("--month", type=MONTH, help="Those of one month alone, such as 2026-11.")
@pass_options
def statements(options: Options, month: datetime | None) -> None:
    """Show the statements that were made, the newest first."""
    with signed_in(options) as me:
        clients = billed_clients(me.connection)
        found = me.billing.statements(month.date().replace(day=1) if month else None)
        rows = [_row(each, name_of(clients, each.space_id)) for each in found]
    show.table(("number", "client", "month", "sum", "balance", "paused", "due"), rows)


@click.command("show")
@click.argument("number", type=int)
@pass_options
def show_statement(options: Options, number: int) -> None:
    """Show a statement: its lines, and what was done to it."""
    with signed_in(options) as me:
        said = pick_statement(me, number)
        whole = me.billing.statement(said.space_id, said.month, said.currency)
        name = name_of(billed_clients(me.connection), said.space_id)
        warn_if_far_over(me, said.space_id)
    show.table(("number", "client", "month", "sum", "balance", "paused", "due"), [_row(said, name)])
    _show_lines(whole)


@click.command()
@pass_options
def ageing(options: Options) -> None:
    """Show what is due, by how long it has been."""
    with signed_in(options) as me:
        found = me.billing.ageing()
    rows = [
        (
            each.currency,
            BUCKETS[each.bucket],
            money(each.amount, each.currency),
            str(each.statements),
        )
        for each in found.rows
    ]
    asked = [(of, "asked about", money(n, of), "") for of, n in sorted(found.paused.items()) if n]
    show.table(("currency", "due for", "amount", "statements"), [*rows, *asked])


@click.command()
@pass_options
def disputes(options: Options) -> None:
    """Show what clients ask about and nobody has answered; their care team answers them."""
    with signed_in(options) as me:
        clients = billed_clients(me.connection)
        rows = [
            (
                name_of(clients, each.space_id),
                each.item,
                money(each.amount + each.tax, each.currency),
                f"{each.opened_at:%Y-%m-%d}",
            )
            for each in me.billing.disputes()
        ]
    show.table(("client", "item", "amount", "since"), rows)


def _row(said: StatementSummary, name: str) -> tuple[str, ...]:
    sums = (said.amount + said.tax, said.balance, said.paused)
    shown = [money(each, said.currency) for each in sums]
    return (str(said.number), name, f"{said.month:%Y-%m}", *shown, said.due_on.isoformat())


def _show_lines(whole: Statement) -> None:
    currency = whole.summary.currency
    lines = [
        (
            each.since.isoformat(),
            each.kind,
            each.code,
            money(each.amount + each.tax, currency),
            " ".join(filter(None, (each.dispute, "self-pay" if each.is_self_pay else ""))),
            each.item,
        )
        for each in whole.lines
    ]
    show.table(("day", "for", "code", "with tax", "", "item"), lines)
    done = [
        (each.on.isoformat(), each.kind.replace("_", "-"), each.way, money(each.amount, currency))
        for each in whole.ledger
    ]
    if done:
        show.table(("day", "since then", "how", "amount"), done)
