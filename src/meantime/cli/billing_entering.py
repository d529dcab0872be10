"""What was done to a statement by hand: paid, paid back, taken off, let go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import click

from meantime.cli.billing_picking import DAY, money, pick_statement, read_amount
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.sdk.reading_policy import today_there
from meantime.wire.statements import NewLedgerEntry

if TYPE_CHECKING:
    from datetime import datetime

Kind = Literal["payment", "refund", "credit", "write_off"]
Way = Literal["cash", "card", "check", "transfer", "other"]


def _entering(name: str, kind: Kind, about: str) -> click.Command:
    """Return a command that enters something that was done to a statement."""

    @click.command(name, help=about)
    @click.argument("number", type=int)
    @click.argument("amount")
    @click.option("--on", type=DAY, help="The day; today if left out.")
    @click.option("--way", type=click.Choice(get_args(Way)), help="How, for money that went over.")
    @click.option("--item", default="", help="What it is for, as `billing show` lists it.")
    @pass_options
    def enter(  # noqa: PLR0913, PLR0917  an option each
        options: Options, number: int, amount: str, on: datetime | None, way: Way | None, item: str
    ) -> None:
        with signed_in(options) as me:
            said = pick_statement(me, number)
            entry = NewLedgerEntry(
                kind=kind,
                on=on.date() if on else today_there(me.connection),
                amount=read_amount(amount, said.currency),
                item=item,
                way=way or "",
            )
            now = me.billing.enter(said, entry).summary
        click.echo(f"Entered. What is open now: {money(now.balance, now.currency)}.")

    return enter


pay = _entering("pay", "payment", "Note that AMOUNT was paid on the statement NUMBER.")
refund = _entering("refund", "refund", "Note that AMOUNT was paid back, whenever it was paid.")
credit = _entering("credit", "credit", "Take AMOUNT off; with `--item` what a client asked about.")
write_off = _entering("write-off", "write_off", "Let AMOUNT go that will not be paid.")
