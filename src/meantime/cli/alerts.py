"""`meantime alerts`: urgent messages, until somebody has written what came of each."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, get_args

import click

from meantime.cli import show as shown
from meantime.cli.alert_sheet import print_sheet
from meantime.cli.ask import ask_text
from meantime.cli.attempts import asked_attempts, give_back
from meantime.cli.card import locale_here
from meantime.cli.disclosing import asked_disclosure
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.protocol.errors import ProtocolError
from meantime.sdk.alerts import Ending
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.on_call import sheet_of
from meantime.wire.safety import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.sdk import Person
    from meantime.wire.safety import Alert

OUTCOMES: Final = click.Choice(get_args(Outcome))
STANDS: Final = {"open": "nobody looks after it yet", "acknowledged": "taken", "closed": "closed"}


@click.group()
def alerts() -> None:
    """Urgent messages that you look after. ALERT is the start of an id in the list.

    Where one alone is open it need not be named. `show` takes its number in the list as well.
    """


@alerts.command("list")
@click.option("--closed", is_flag=True, help="Those that are closed as well.")
@pass_options
def list_(options: Options, closed: bool) -> None:  # noqa: FBT001  flag
    """Show the open alerts, the newest first, and how each stands."""
    with signed_in(options) as me:
        cases = me.caseload()
        for case in cases:
            if case.thread:
                case.thread.raise_missing_alerts()
        names = {case.id: case.name() for case in cases}
        every = list(me.alerts.every("" if closed else "open"))
    rows = [
        (
            str(n) if each.state != "closed" else "",
            names.get(each.space_id, ""),
            shown.when(to_ms(each.opened_at)),
            *_stands(each),
        )
        for n, each in enumerate(every, 1)  # open ones come first
    ]
    if not rows:
        click.echo("No alert is open.")
        return
    shown.table(("", "client", "since", "stands", "id"), rows)


@alerts.command(context_settings=TAKES_AN_ID)
@click.argument("alert", default="1")
@pass_options
def show(options: Options, alert: str) -> None:
    """Show all that you need for an ALERT: who, how to reach them, what they wrote, their plan."""
    with signed_in(options) as me:
        picked = pick_alert(me, alert)
        with me.alerts.case_of(picked) as case:
            print_sheet(sheet_of(case, picked, locale_here()), case, me.directory())


@alerts.command(context_settings=TAKES_AN_ID)
@click.argument("alert", default="")
@pass_options
def take(options: Options, alert: str) -> None:
    """Say that you look after an ALERT: nobody else is woken for it. It stays open."""
    with signed_in(options) as me:
        taken = me.alerts.take(pick_one(me, alert).id)
        is_mine = taken.acknowledged_by == me.id
        click.echo(_whose(me, taken))
        name = me.directory().name(taken.acknowledged_by)
    if is_mine:
        click.echo("It is yours. `meantime alerts close` ends it, with a note of what came of it.")
    else:
        click.echo(f"{name or 'A colleague'} looks after it already.")


@alerts.command(context_settings=TAKES_AN_ID)
@click.argument("alert", default="")
@click.option("--outcome", type=OUTCOMES, required=True, help="What came of it.")
@pass_options
def close(options: Options, alert: str, outcome: Outcome) -> None:
    """End an ALERT with a note in the client's chart: what was tried, and what came of it.

    It says whose alert it is; each try is asked for, an empty line ends them; then the note. Of a
    disclosure it asks to whom, what, what for, and on what basis. If it breaks off, do it again
    with the same words: nothing is written twice.
    """
    with signed_in(options) as me:
        picked = pick_one(me, alert)
        click.echo(_whose(me, picked))
        disclosed = asked_disclosure() if outcome == "disclosed" else None
        attempts = asked_attempts()
        note = ask_text()
        if not note:
            give_back(attempts, note, disclosed)
            raise click.UsageError("There was no note. An alert ends with one.")
        try:
            me.alerts.close(picked.id, Ending(outcome, attempts, note, disclosed))
        except (ProtocolError, SdkError):
            give_back(attempts, note, disclosed)
            raise
    click.echo("Closed: the note is in the chart.")


def pick_alert(me: Person, which: str) -> Alert:
    """Return the alert of this number among the open ones, or this id. Raises UsageError."""
    every = list(me.alerts.every())
    still_open = _open(every)
    if which.isdecimal() and 0 < int(which) <= len(still_open):
        return still_open[int(which) - 1]
    found = [each for each in every if not which.isdecimal() and each.id.startswith(which)]
    if len(found) != 1:
        raise click.UsageError("No such alert. `meantime alerts list` shows them.")
    return found[0]


def pick_one(me: Person, which: str) -> Alert:
    """Return the alert that somebody acts on: by its id, or the only one that is open.

    A number may mean another alert than when it was read: one that has come since stands before
    it. Raises UsageError.
    """
    if which and not which.isdecimal():
        return pick_alert(me, which)
    still_open = _open(me.alerts.every("open"))
    if len(still_open) > 1:
        raise click.UsageError(
            "More than one alert is open: name it by its id. `meantime alerts list` shows them."
        )
    if not still_open or which not in {"", "1"}:
        raise click.UsageError("No such alert. `meantime alerts list` shows them.")
    return still_open[0]


def _open(every: Iterable[Alert]) -> list[Alert]:
    return [each for each in every if each.state != "closed"]


def _whose(me: Person, alert: Alert) -> str:
    """Return whose alert it is, and since when: what else it lacks keeps nobody from acting."""
    name = ""
    with suppress(ProtocolError, SdkError), me.alerts.case_of(alert) as case:
        name = case.name()
    return f"{name or 'A client whose name cannot be read'}, {shown.when(to_ms(alert.opened_at))}."


def _stands(alert: Alert) -> tuple[str, str]:
    outcome = f": {alert.outcome}" if alert.outcome else ""
    return f"{STANDS[alert.state]}{outcome}", alert.id[:8]
