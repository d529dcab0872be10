"""`meantime records import`: the clients of another program, by a plan that is shown first."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

import click

from meantime.cli import show
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.records_fhir import read_file, tell
from meantime.fhir.arrivals import plan_arrivals
from meantime.sdk.importing import TimesTaken, import_arrivals
from meantime.sdk.progress import unseen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.fhir.arrivals import Arrival, Arrivals


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--zone", default="", help="Clock of the appointments; else that of your hours.")
@click.option("--of", "practitioner", default="", help="Whose appointments: a name or an id.")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@pass_options
def import_(options: Options, file: Path, zone: str, practitioner: str, yes: bool) -> None:  # noqa: FBT001  flag
    """Bring in clients from a FILE with a FHIR R4 bundle of another program.

    Shows first whom it would bring, what is left behind and what is wrong. With anything wrong
    nothing is written. Nobody is invited yet: `meantime client invite` does that.
    """
    bundle = read_file(file)
    with signed_in(options) as me:
        now = datetime.fromtimestamp(me.connection.http.now_ms() / 1000, UTC)
        plan = plan_arrivals(bundle, now, practitioner)
        _demand_good(plan)
        clock = _clock(zone or me.hours().frame.zone)
        _show(plan, clock)
        if not (yes or click.confirm("Bring them in?")):
            click.echo("Nothing was written.")
            return
        try:
            cases = import_arrivals(me.connection, plan.people, clock.key, unseen)
        except TimesTaken as error:
            _tell_taken(error, clock)
            raise click.ClickException("Nothing was written.") from error
    click.echo(f"{len(cases)} clients are in your list. Nobody was invited yet.")


def _demand_good(plan: Arrivals) -> None:
    if plan.wrong:
        click.echo("Nothing can be brought in, because of this:")
        tell(plan.wrong)
        raise click.ClickException("Nothing was written.")
    if not plan.people:
        raise click.ClickException("There is nobody in this file to bring in.")


def _clock(zone: str) -> ZoneInfo:
    if zone not in available_timezones():
        raise click.UsageError("No such time zone. Name one such as America/Chicago.")
    return ZoneInfo(zone)


def _show(plan: Arrivals, clock: ZoneInfo) -> None:
    show.table(
        ("name", "born", "telephone", f"appointments ({clock.key})"),
        [_line(each, clock) for each in plan.people],
    )
    if plan.left:
        click.echo("Left behind:")
        tell(plan.left)


def _line(arrival: Arrival, clock: ZoneInfo) -> Sequence[str]:
    profile = arrival.profile
    times = [_time(one.starts_at, clock) for one in arrival.appointments]
    return (profile.name, profile.birth_date, profile.phone, ", ".join(times))


def _tell_taken(error: TimesTaken, clock: ZoneInfo) -> None:
    click.echo(str(error))
    for each in error.taken:
        there = each.by
        click.echo(
            f"- {_time(each.wanted.starts_at, clock)}: you are busy "
            f"{_time(there.starts_at, clock)} to {there.ends_at.astimezone(clock):%H:%M}"
        )


def _time(at: datetime, clock: ZoneInfo) -> str:
    return f"{at.astimezone(clock):%a %d %b %Y %H:%M}"
