"""`meantime bridge run`: once, or until it is stopped."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import click

from meantime.cli.keeping import system_keyring
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.sdk.bridge.following import follow
from meantime.sdk.bridge.pushing import UNNAMED
from meantime.sdk.bridge.running import How, run_once
from meantime.sdk.errors import ProblemError, Unreachable
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.bridge.pushing import Outcome
    from meantime.sdk.bridge.running import Report

PAUSE_SECONDS: Final = 60.0  # before the server is tried again that did not answer
SHOWN: Final = 8  # characters of an id


@click.command()
@click.option("--once", is_flag=True, help="Send what waits, and end.")
@click.option("--dry-run", is_flag=True, help="Only say what would be sent, by ids.")
@click.option("--retry", is_flag=True, help="Also try again what was not taken before.")
@pass_options
def run(options: Options, *, once: bool, dry_run: bool, retry: bool) -> None:
    """Send signed notes, and go on with those that are signed from now on.

    Stopped anywhere, the same command goes on; nothing is sent twice. With --once it ends with 1 if
    something was not taken, or could not be tried.
    """
    how = How(is_dry=dry_run, is_retrying=retry)
    if once or dry_run:
        with signed_in(options) as me:
            report = run_once(me.connection, how)
        for line in lines(report):
            click.echo(line)
        if not is_well(report):
            click.get_current_context().exit(1)
        return
    while True:
        _stay(options, how)


def _stay(options: Options, how: How) -> None:
    """Send until the sign-in ends, or the server is away; then the key comes in again."""
    told: set[str] = set()
    try:
        with signed_in(options) as me:
            for report in follow(me.connection, how):
                now = list(lines(report))
                for line in now:
                    if line not in told:
                        click.echo(line)
                told = set(now)
    except ProblemError as ended:
        if ended.slug != ProblemSlug.NOT_SIGNED_IN or system_keyring() is None:
            raise
    except Unreachable:
        if system_keyring() is None:
            raise
        time.sleep(PAUSE_SECONDS)


def is_well(report: Report) -> bool:
    """Tell whether all went that was to go; whoever is no patient there is left out on purpose."""
    return report.away_for is None and not any(
        each.refused or each.skipped not in {"", UNNAMED} for each in report.outcomes
    )


def lines(report: Report) -> Iterator[str]:
    """Yield what became of each client, without a word of any note."""
    for each in report.outcomes:
        yield from _of_client(each)
    for space, code in report.unplaced.items():
        yield f"A space that does not say whose it is: {space[:SHOWN]} [{code}]"
    if report.away_for is not None:
        yield "The record system does not answer now, or asked to wait. The next run goes on."


def _of_client(outcome: Outcome) -> Iterator[str]:
    name = outcome.name or outcome.client[:SHOWN]
    if outcome.skipped:
        yield f"SKIPPED {name}: {outcome.skipped}."
    for one in outcome.sent:
        yield f"{name}: sent {one[:SHOWN]}"
    for one in outcome.waiting:
        yield f"{name}: would send {one[:SHOWN]}"
    for one, why in outcome.refused.items():
        yield f"NOT TAKEN {name}, {one[:SHOWN]}: {why}"
