"""`meantime hours`: when you read and answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
import msgspec

from meantime.cli import show as shown
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.promises import closure_words, usual
from meantime.wire.boundaries import Frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.wire.boundaries import KeptFrame, ReplyWithin

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY: Final = 24 * 60
FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
SET_BY: Final = {
    "clinician": "Set by you.",
    "practice": "Set by the practice, for everybody who has set none.",
    "nobody": "Set by nobody yet: clients are told no times until somebody does.",
}


@click.group()
def hours() -> None:
    """See and set when you read and answer, for yourself or the practice."""


@hours.command()
@click.option("--practice", is_flag=True, help="The hours of everybody who has set none.")
@click.option("--json", "as_json", is_flag=True, help="As `meantime hours set` takes them.")
@pass_options
def show(options: Options, practice: bool, as_json: bool) -> None:  # noqa: FBT001  flags
    """Show your hours, when you read, by when you answer, and your days away."""
    with signed_in(options) as me:
        kept = me.practice_hours() if practice else me.hours()
    if as_json:
        click.echo(written(kept.frame))
    else:
        tell(kept)


@hours.command("set")
@click.argument("file", type=FILE)
@click.option("--practice", is_flag=True, help="For everybody who has set none. Custodians only.")
@pass_options
def set_(options: Options, file: Path, practice: bool) -> None:  # noqa: FBT001  flag
    """Set your hours from a FILE as `meantime hours show --json` prints it.

    Days go from Monday to Sunday, times are minutes since midnight: 540 is 9:00. What is refused
    is named by its place, counted from 0: `hours.0.1` is the second pair on Monday.
    """
    frame = read(file)
    with signed_in(options) as me:
        kept = me.set_practice_hours(frame) if practice else me.set_hours(frame)
    tell(kept)


@hours.command()
@pass_options
def drop(options: Options) -> None:
    """Drop your own hours: the practice's count for you again, from now on."""
    with signed_in(options) as me:
        tell(me.drop_hours())


def read(file: Path) -> Frame:
    """Return what a file says. Raises ClickException, with the place of the first slip."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Frame)
    except msgspec.MsgspecError as slip:
        raise click.ClickException(f"This file does not have the shape of hours. {slip}") from slip


def written(frame: Frame) -> str:
    """Return hours as JSON that people can edit: a line for each weekday and each closure."""
    fields = msgspec.to_builtins(frame).items()
    return "{\n" + ",\n".join(f'  "{name}": {_lines(value)}' for name, value in fields) + "\n}"


def _lines(value: Any) -> str:  # noqa: ANN401  any JSON
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(f"    {json.dumps(v, ensure_ascii=False)}" for v in value) + "\n  ]"


def tell(kept: KeptFrame) -> None:
    """Show the week as a table, and below it what goes with it."""
    shown.table(("weekday", "hours", "reads at"), week(kept.frame))
    closures = sorted(kept.frame.closures, key=lambda closure: closure.starts_on)
    away = [f"  {closure_words(closure)}" for closure in closures]
    for line in (
        f"Time zone: {kept.frame.zone}.",
        promise(kept.frame.reply_within),
        *usual(kept.frame.allowance),
        *(["Days away:", *away] if away else ["No days away."]),
        SET_BY[kept.set_by],
    ):
        click.echo(line)


def week(frame: Frame) -> Iterator[tuple[str, str, str]]:
    for weekday, pairs, windows in zip(WEEKDAYS, frame.hours, frame.windows, strict=False):
        spans = [f"{clock(opens)}-{clock(closes)}" for opens, closes in sorted(pairs)]
        reads = [clock(minute) for minute in sorted(windows)]
        yield weekday, ", ".join(spans) or "closed", ", ".join(reads)


def clock(minute: int) -> str:
    """Return a minute as a clock shows it; past midnight with the day."""
    told = f"{minute % DAY // 60:02}:{minute % 60:02}" if minute != DAY else "24:00"
    return f"{told} the next day" if minute > DAY else told


def promise(reply: ReplyWithin) -> str:
    if reply.unit == "hours":
        return f"Clients have an answer within {reply.n} open hours."
    return f"Clients have an answer by the end of business day {reply.n}."
