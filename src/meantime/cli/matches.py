"""`meantime screening matches`, `mark` and `counts`: what matched, and whether that was right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

import click

from meantime.cli import show
from meantime.cli.alert_sheet import matched, reworded
from meantime.cli.card import locale_here
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.sdk.matches import Verdict, counts_of, mark_match, noted_in, reason_of

if TYPE_CHECKING:
    from meantime.sdk.matches import Noted

VERDICTS: Final = {each.replace("_", "-"): each for each in get_args(Verdict)}
MARKED: Final = {"right": "Marked: right.", "false_alarm": "Marked: a false alarm."}


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def matches(options: Options, client: str) -> None:
    """Staff: show what matches in the messages of a CLIENT, with each rule and why it is there."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        every = noted_in(case, locale_here())
    if not every:
        click.echo("Nothing matches.")
    for noted in every:
        _print(noted, me.id)


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("message")
@click.argument("verdict", type=click.Choice(list(VERDICTS)))
@pass_options
def mark(options: Options, client: str, message: str, verdict: str) -> None:
    """Staff: say in the chart of a CLIENT whether the match in a MESSAGE was right."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        found = [n for n in noted_in(case, "en") if n.message.id.startswith(message)]
        if len(found) != 1:
            raise click.UsageError("No such message. `meantime screening matches` shows them.")
        mark_match(case, found[0], "right" if VERDICTS[verdict] == "right" else "false_alarm")
    click.echo("Noted in the chart. The newest word stands.")


@click.command()
@pass_options
def counts(options: Options) -> None:
    """Staff: show how often each rule was right, over the charts that you may open.

    It is counted on this device and stays on it: no server learns which rule matched.
    """
    with signed_in(options) as me:
        found, charts = counts_of(me.caseload())
    rows = [
        (
            each.rule,
            str(each.right),
            str(each.false_alarms),
            f"{100 * each.right // (each.right + each.false_alarms)} %",
            reason_of(each.rule, locale_here()),
        )
        for each in found
    ]
    show.table(("rule", "right", "false alarm", "right of all", "why it is there"), rows)
    click.echo(f"Counted over {charts} charts, on this device alone.")


def _print(noted: Noted, me: str) -> None:
    show.message(noted.message, me)
    others = [each for each in noted.message.wordings if each != noted.message.text]
    for line in (*reworded(others), *matched(noted.found)):
        show.console().print(line, markup=False)
    if noted.own and noted.own.noticed:
        rules = ", ".join(noted.own.noticed)
        show.console().print(f"Their device showed help for: {rules}", markup=False)
    for said in noted.own.answers if noted.own else ():
        show.console().print(f"Asked whether they are safe: {show.SAID[said.answer]}.")
    if noted.mark:
        click.echo(MARKED[noted.mark.mark])
    click.echo()


COMMANDS: Final = (matches, mark, counts)
