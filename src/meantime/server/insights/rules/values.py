"""What counts come to: a number, between which two it lies, and what nine of ten do not exceed."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final, Literal

from meantime.insights.intervals import Z, wilson
from meantime.insights.spread import together
from meantime.server.insights.rules.counts import Count

if TYPE_CHECKING:
    from collections.abc import Collection

Unit = Literal["hours", "minutes", "share", "ratio", "count"]

MINUTES: Final[dict[Unit, int]] = {"hours": 60, "minutes": 1}  # in one of the unit


@dataclass(frozen=True, slots=True)
class Value:
    """In the metric's unit; None for what is not known. `open`: how many of `n` still waited."""

    n: int = 0
    value: float | None = None
    low: float | None = None
    high: float | None = None
    p90: float | None = None
    open: int = 0


def total(counts: Collection[Count]) -> Count:
    """Return several periods as one. Of their people the most that one of them has: at least."""
    return Count(
        sum(each.n for each in counts),
        sum(each.part for each in counts),
        max((each.people for each in counts), default=0),
        together(each.spread for each in counts),
    )


def value_of(unit: Unit, count: Count) -> Value:
    """Return what a count comes to; of nothing there is no number."""
    if unit in MINUTES:
        return time_of(count, MINUTES[unit])
    if unit == "share":
        return share_of(count)
    if unit == "ratio":
        return rate_of(count)
    return Value(count.n, float(count.n))


def time_of(count: Count, minutes: int) -> Value:
    low, high = count.spread.interval()
    times = [count.spread.median, low, high, count.spread.ninetieth]
    value, low, high, p90 = (None if each is None else each / minutes for each in times)
    return Value(count.n, value, low, high, p90, count.spread.open)


def share_of(count: Count) -> Value:
    found = wilson(count.part, count.n)
    return Value(count.n, *found) if found else Value()


def rate_of(count: Count) -> Value:
    """Return how many came in each hour; its bounds are those of a Poisson count.

    Source: N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II (1987), section
    2.3, Byar's approximation.
    """
    n, hours = count.n, count.part / 60
    if hours == 0:
        return Value(n)
    low = n * (1 - 1 / (9 * n) - Z / (3 * sqrt(n))) ** 3 if n else 0.0
    high = (n + 1) * (1 - 1 / (9 * (n + 1)) + Z / (3 * sqrt(n + 1))) ** 3
    return Value(n, n / hours, max(0.0, low) / hours, high / hours)


def longest_of(count: Count) -> Value:
    """Return the longest of some times, in minutes, also of what still waited."""
    longest = count.spread.longest
    return Value(count.n, None if longest is None else float(longest), open=count.spread.open)


def ended_of(count: Count) -> Value:
    """Return which share of some times has ended."""
    return share_of(Count(count.n, count.n - count.spread.open))


def difference(one: Count, other: Count) -> Value:
    """Return how far the share of one lies from that of another, below 0 if it is smaller.

    Source: R. G. Newcombe, Interval estimation for the difference between independent proportions,
    Stat. Med. 17 (1998), 873-890, method 10.
    """
    first, second = wilson(one.part, one.n), wilson(other.part, other.n)
    if first is None or second is None:
        return Value()
    apart = first.value - second.value
    down = sqrt((first.value - bound(first.low)) ** 2 + (bound(second.high) - second.value) ** 2)
    up = sqrt((bound(first.high) - first.value) ** 2 + (second.value - bound(second.low)) ** 2)
    return Value(one.n + other.n, apart, apart - down, apart + up)


def bound(value: float | None) -> float:
    """Return a bound of a share, which always has one."""
    return 0.0 if value is None else value
