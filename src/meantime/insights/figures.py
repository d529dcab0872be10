"""What was counted, as it may be shown: nothing of fewer people than a few.

The same rules stand in the web app (`lib/insights`); `vectors/insights.json` holds both to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.insights.intervals import wilson
from meantime.insights.waits import Found, Wait, waited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WEEK: Final = 7
LONGEST: Final = 13  # weeks in a period: then it is closed, so that it does not grow for ever


class Case(NamedTuple):
    """Something that was counted: of whom, on which day, and what it came to.

    Days are local ones, as their number after 1 January 1970. Of a share `value` is 0 or 1, of a
    time how long it took, or has taken so far where it `is_open`.
    """

    who: str
    day: int
    value: int
    is_open: bool = False


class Period(NamedTuple):
    """Whole weeks that are counted as one, from a Monday until before another."""

    since: int
    until: int
    n: int
    value: float | None


class Figure(NamedTuple):
    """A number of `n` cases, behind which stand `people`; of fewer than a few nothing is said.

    `low` and `high` are its bounds, `p90` what nine of ten do not exceed, None for what is not
    known; `open` is how many still waited.
    """

    n: int = 0
    people: int = 0
    is_shown: bool = False
    value: float | None = None
    low: float | None = None
    high: float | None = None
    p90: float | None = None
    open: int = 0
    periods: tuple[Period, ...] = ()


HIDDEN: Final = Figure()


def share_of(cases: Sequence[Case], since: int, until: int, least: int) -> Figure:
    """Return which share of the cases of [since, until), both Mondays, is 1."""
    return _figure(cases, (since, until), least, _share)


def time_of(cases: Sequence[Case], since: int, until: int, least: int) -> Figure:
    """Return how long the cases of [since, until), both Mondays, took in the middle."""
    return _figure(cases, (since, until), least, _time)


def quotient_of(pairs: Sequence[tuple[float, float]], least: int) -> Figure:
    """Return how much more the first of each person's two numbers is than the second, all in all.

    It is the mean of the first ones divided by that of the second ones, so that nobody is left out
    who began with nothing. Source: W. G. Cochran, Sampling Techniques, 3rd ed. (1977), chapter 6.
    """
    n, before = len(pairs), sum(pair[1] for pair in pairs)
    if n < least or before == 0:
        return HIDDEN
    ratio = sum(pair[0] for pair in pairs) / before
    off = sum((now - ratio * then) ** 2 for now, then in pairs) / (n * (n - 1))
    reach = 1.96 * off**0.5 * n / before
    return Figure(n, n, is_shown=True, value=ratio, low=max(0.0, ratio - reach), high=ratio + reach)


def count_of(marks: Sequence[bool], least: int) -> Figure:
    """Return of how many people it is true; `n` is of how many it was asked."""
    n = len(marks)
    return Figure(n, n, is_shown=True, value=float(sum(marks))) if n >= least else HIDDEN


def _figure(
    cases: Sequence[Case],
    span: tuple[int, int],
    least: int,
    found_in: Callable[[Sequence[Case]], Found],
) -> Figure:
    counted = [each for each in cases if span[0] <= each.day < span[1]]
    people = len({each.who for each in counted})
    if people < least:
        return HIDDEN
    periods = tuple(
        Period(first, until, len(inside), found_in(inside).value)
        for first, until, inside in _periods(counted, span, least)
    )
    known = found_in(counted)._asdict()
    return Figure(len(counted), people, is_shown=True, periods=periods, **known)


def _periods(
    cases: Sequence[Case], span: tuple[int, int], least: int
) -> Iterator[tuple[int, int, list[Case]]]:
    """Yield the weeks that may be shown: a week with too few is counted with those behind it."""
    first = span[0]
    for until in range(span[0] + WEEK, span[1] + 1, WEEK):
        inside = [each for each in cases if first <= each.day < until]
        is_enough = len({each.who for each in inside}) >= least
        if is_enough:
            yield first, until, inside
        if is_enough or until - first >= LONGEST * WEEK:
            first = until


def _share(cases: Sequence[Case]) -> Found:
    value, low, high = wilson(sum(each.value for each in cases), len(cases)) or (None, None, None)
    return Found(value, low, high, None, 0)


def _time(cases: Sequence[Case]) -> Found:
    return waited([Wait(each.value, each.is_open) for each in cases])
