"""Metrics: the content file `metrics`: what each is called and how it is counted."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct, convert

from meantime.content import load

ByLocale = dict[str, str]
Unit = Literal["hours", "share", "count", "ratio", "minutes", "days"]
Source = Literal["server", "report", "device"]


class Metric(Struct, frozen=True):
    """A metric; `says` is what it tells, `counted` how it comes about."""

    id: str
    unit: Unit
    counted_by: Source
    title: ByLocale
    says: ByLocale
    counted: ByLocale


class Metrics(Struct, frozen=True):
    """All metrics. `least` is of how many people at least anything is shown."""

    version: int
    least: int
    words: dict[str, ByLocale]
    metrics: tuple[Metric, ...]

    def of(self, source: Source) -> tuple[Metric, ...]:
        """Return the metrics of a source, in their order."""
        return tuple(each for each in self.metrics if each.counted_by == source)


@cache
def metrics() -> Metrics:
    """Return the content."""
    return convert(load("metrics"), Metrics)
