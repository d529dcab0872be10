"""`meantime ladder` and `meantime crisis-lines`: what a practice decides about urgent messages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, get_args

import click

from meantime.cli import show as shown
from meantime.cli.card import locale_here
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_colleague
from meantime.sdk.crisis import crisis_lines as content
from meantime.sdk.crisis import help_for
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.safety_places import spoken
from meantime.wire.safety import Ladder, Night, Rung, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.folds.people import People
    from meantime.wire.safety import Gap, KeptLadder

NIGHTS: Final = click.Choice(get_args(Night))
RUNGS: Final = get_args(Rung)
AT_NIGHT: Final = {
    "on_call": "the people on call",
    "clinician": "the clinician",
    "nobody": "nobody: it begins at the next review",
    None: "not chosen yet: choose before your first client is invited",
}
WHY: Final = {
    "nobody": "nobody stands on it",
    "cannot_read": "could not read what they are woken for",
    "left": "is no longer in the practice",
    "no_way": "has no way by which they could be woken",
}


@click.group()
def ladder() -> None:
    """See and choose whom an urgent message wakes, and when."""


@ladder.command()
@pass_options
def show(options: Options) -> None:
    """Show the ladder, who is woken at night, and what of it cannot work."""
    with signed_in(options) as me:
        tell(me.ladder(), me.directory())


@ladder.command("set")
@click.option("--night", type=NIGHTS, help="Who is woken while the hours are closed.")
@click.option(
    "--on-call", "callers", multiple=True, help="A colleague, in the order of being called."
)
@click.option("--step", "steps", multiple=True, help="A rung and its minutes, such as owner:30.")
@pass_options
def set_(
    options: Options, night: Night | None, callers: tuple[str, ...], steps: tuple[str, ...]
) -> None:
    """Choose it. Custodians only; what is not named stays. What cannot work is refused."""
    with signed_in(options) as me:
        now = me.ladder().ladder
        chosen = Ladder(
            steps=[read_step(step) for step in steps] or now.steps,
            night=night or now.night,
            on_call=[pick_colleague(me, each) for each in callers] or now.on_call,
        )
        tell(me.set_ladder(chosen), me.directory())


def read_step(typed: str) -> Step:
    """Return what `owner:30` says. Raises UsageError."""
    rung, _, minutes = typed.partition(":")
    for known in RUNGS:
        if rung == known and minutes.isdecimal():
            return Step(rung=known, after_minutes=int(minutes))
    raise click.UsageError(f"{typed} is no step. One is a rung ({', '.join(RUNGS)}) and minutes.")


def tell(kept: KeptLadder, colleagues: People) -> None:
    """Print a ladder; what is wrong with it comes last, where it is seen."""
    rows = [(f"after {s.after_minutes} min", s.rung.replace("_", " ")) for s in kept.ladder.steps]
    shown.table(("when", "who is woken"), rows)
    click.echo(f"While the hours are closed: {AT_NIGHT[kept.ladder.night]}.")
    names = [colleagues.name(each) or each[:8] for each in kept.ladder.on_call]
    click.echo(f"On call, in this order: {', '.join(names) or 'nobody'}.")
    for line in gaps(kept.gaps, colleagues):
        click.echo(line)


def gaps(found: list[Gap], colleagues: People) -> Iterator[str]:
    for gap in found:
        who = colleagues.name(gap.account_id) or gap.account_id[:8]
        yield f"To be mended: {gap.rung.replace('_', ' ')}: {who} {WHY[gap.why]}".replace(
            ":  ", ": "
        )


@click.group("crisis-lines")
def crisis_lines() -> None:
    """See and confirm the crisis lines that clients are shown. LINE is an id of the list."""


@crisis_lines.command("list")
@pass_options
def list_(options: Options) -> None:
    """Show the lines of the practice's country, and when somebody of you called each."""
    with signed_in(options) as me:
        country, locale = me.practice().details.country, locale_here()
        checked = {each.line_id: each.checked_at for each in me.line_checks()}
    lines = help_for(country, locale).lines
    rows = [
        (
            line.id,
            line.name[locale],
            ", ".join(spoken(channel, locale) for channel in line.channels),
            shown.when(to_ms(checked[line.id])) if line.id in checked else "never",
        )
        for line in lines
    ]
    shown.table(("id", "line", "how", "called by you"), rows)
    if due := [line.id for line in lines if is_due(checked.get(line.id))]:
        click.echo(f"Please call, and confirm: {', '.join(due)}.")


@crisis_lines.command()
@click.argument("line")
@pass_options
def confirm(options: Options, line: str) -> None:
    """Say that you called a LINE now, and that it is right. Custodians only."""
    with signed_in(options) as me:
        me.confirm_line(line)
    click.echo(f"Noted. Call it again within {content().max_age_days} days.")


def is_due(checked_at: datetime | None) -> bool:
    """Tell whether a line should be called: nobody has, or too long ago."""
    lasts = timedelta(days=content().max_age_days)
    return checked_at is None or checked_at + lasts < datetime.now(UTC)
