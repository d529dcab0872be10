"""What only devices can count, out of what they opened: the rules from facts to cases.

Days are local ones of the practice, as their number after 1 January 1970. The same rules stand in
the web app (`lib/insights`); `vectors/insights.json` holds both to them. Source: docs/metrics.md.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.insights.figures import Case

if TYPE_CHECKING:
    from collections.abc import Sequence

DAYS: Final = 7
MONDAY: Final = 4  # the first of 1970: 1 January was a Thursday
WEEKEND: Final = 5  # from the sixth day of a week on
SOON: Final = 5  # working days
LEAST_DAYS: Final = 28  # of a time that is held against another


class Moved(NamedTuple):
    """A topic that was moved to a talk on `day`; `live` is when there was one, None so far."""

    who: str
    day: int
    live: int | None


class Written(NamedTuple):
    """A usual message of a client: how long it is, in characters."""

    day: int
    length: int


class Noted(NamedTuple):
    """Something that was said, and on which day a signed note spoke of it, None so far."""

    who: str
    day: int
    signed: int | None


def monday_of(day: int) -> int:
    """Return the Monday of a day's week."""
    return day - (day - MONDAY) % DAYS


def working_days_after(day: int, n: int) -> int:
    """Return the `n`th of Monday to Friday behind a day; holidays are not known here."""
    while n > 0:
        day += 1
        n -= (day - MONDAY) % DAYS < WEEKEND
    return day


def moved_cases(moved: Sequence[Moved], today: int) -> list[Case]:
    """Return of each topic whether it was talked about soon; one that still may be is none yet."""
    cases = []
    for each in moved:
        latest = working_days_after(each.day, SOON)
        is_soon = each.live is not None and each.live <= latest
        if is_soon or latest < today:
            cases.append(Case(each.who, each.day, int(is_soon)))
    return cases


def noted_cases(noted: Sequence[Noted], today: int) -> list[Case]:
    """Return how many days what was said waited for a note; what still waits is open."""
    return [
        Case(each.who, each.day, max(0, today - each.day), is_open=True)
        if each.signed is None
        else Case(each.who, each.day, max(0, each.signed - each.day))
        for each in noted
    ]


def growth(written: Sequence[Written], until: int) -> tuple[float, float] | None:
    """Return how much a client writes a week in the last four weeks, and did in the first four.

    It is the length in the middle times how often. None where the two are not apart.
    """
    first = min((each.day for each in written), default=until)
    if until - first < 2 * LEAST_DAYS:
        return None
    now = [each.length for each in written if until - LEAST_DAYS <= each.day < until]
    then = [each.length for each in written if each.day < first + LEAST_DAYS]
    return _much(now), _much(then)


def contact(days: Sequence[int], since: int, began: int, until: int) -> tuple[float, float] | None:
    """Return how often a week a client did something with messages, and before they `began`.

    `since` is when care began here. None where either time is shorter than four weeks.
    """
    if began - since < LEAST_DAYS or until - began < LEAST_DAYS:
        return None
    after = sum(began <= day < until for day in days)
    before = sum(since <= day < began for day in days)
    return after * DAYS / (until - began), before * DAYS / (began - since)


def _much(lengths: Sequence[int]) -> float:
    return median(lengths) * len(lengths) * DAYS / LEAST_DAYS if lengths else 0.0
