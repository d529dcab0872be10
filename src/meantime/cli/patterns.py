"""`meantime patterns`: a client's last weeks on one time line."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick, reached
from meantime.sdk.patterns import patterns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from meantime.patterns.weeks import Patterns
    from meantime.sdk import Person
    from meantime.sdk.spaces import Space

BARS: Final = " ▁▂▃▄▅▆▇█"
MOST: Final = 104
UNKNOWN: Final = "·"


@click.command(context_settings=TAKES_AN_ID)
@click.argument("thread", default="1")
@click.option("--weeks", type=click.IntRange(1, MOST), default=12, show_default=True)
@pass_options
def patterns(options: Options, thread: str, weeks: int) -> None:
    """Show the last weeks of a THREAD: how much its client wrote and when, and what went with it.

    It is counted here, from what you may read, and sent nowhere.
    """
    with signed_in(options) as me:
        chosen = reached(pick(me, thread))
        found, zone = patterns_of(chosen, _chart(me, chosen.id), weeks)
    first, last = found.weeks[0].monday, found.weeks[-1].monday
    click.echo(f"Weeks from {first} to that of {last}, by the clock of {zone}")
    show.table(
        ("", "by week", "least", "most", "last"),
        [
            (name, sparkline(values), *(_number(each) for each in _ends(values)))
            for name, values in _lanes(found)
        ],
    )


def sparkline(values: Sequence[float | None]) -> str:
    """Return a bar for each value, as high as it is beside the largest; a dot for none."""
    most = max((each for each in values if each is not None), default=0) or 1
    return "".join(UNKNOWN if each is None else BARS[ceil(8 * each / most)] for each in values)


def _chart(me: Person, thread: str) -> Space | None:
    case = next((each for each in me.caseload() if each.id == thread), None)
    return case.chart if case else None


def _lanes(found: Patterns) -> Iterator[tuple[str, list[float | None]]]:
    weeks = found.weeks
    yield "Messages", [each.messages for each in weeks]
    yield "Words in each", [each.words for each in weeks]
    yield "By day", [each.day for each in weeks]
    yield "In the evening", [each.evening for each in weeks]
    yield "At night", [each.night for each in weeks]
    yield "Starred", [each.starred for each in weeks]
    yield "Homework done", [each.homework for each in weeks]
    yield from ((f"#{lane.name}", lane.values) for lane in found.tags)
    yield from ((lane.name, lane.values) for lane in (*found.checks, *found.measures))


def _ends(values: Iterable[float | None]) -> tuple[float | None, float | None, float | None]:
    known = [each for each in values if each is not None]
    return (min(known), max(known), known[-1]) if known else (None, None, None)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"
