"""Insights: what a practice learns from its own numbers, counted by the server from times alone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import field

from meantime.wire.base import Shape

Unit = Literal["hours", "share", "count", "ratio", "minutes", "days"]
Source = Literal["server", "report", "device"]
LEAST = 5  # people, in whatever is shown


class Period(Shape):
    """One or more whole weeks that are counted as one, from a Monday until before another.

    A week with fewer than `least` people is counted together with those behind it, until there are
    so many. `n` and `value` are as those of a metric.
    """

    from_: date = field(name="from")
    until: date
    n: int
    value: float | None


class Metric(Shape):
    """A metric of the content, by its id.

    `n` is how many things were counted, `people` how many clients stand behind them at least.
    `value` is a share (0 to 1), a median, a mean or a quotient; `low` and `high` are its 95 %
    interval, `p90` the 90th percentile: each null where it is not shown or not known. `open` is how
    many of `n` still waited as they were counted, so that their time is known as "at least" alone.
    With fewer than `least` people `is_shown` is false, and all numbers are 0 or null.
    """

    id: str
    unit: Unit
    source: Source
    n: int
    people: int
    is_shown: bool
    value: float | None
    low: float | None
    high: float | None
    p90: float | None
    open: int
    weeks: list[Period]


class Insights(Shape):
    """What was counted in whole weeks from `since` until before `until`, both Mondays in `zone`.

    `made_at` is when the newest of it was counted, null before anything was. `clinicians` is whose
    work it is today, as a number: of 1 it is that one's own.
    """

    since: date
    until: date
    zone: str
    made_at: datetime | None
    least: int
    clinicians: int
    metrics: list[Metric]
