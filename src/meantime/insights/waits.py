"""How long things take, where some still wait: those count as at least so long.

The same rules stand in the web app (`lib/insights`); `vectors/insights.json` holds both to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from meantime.insights.spread import spread_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class Wait(NamedTuple):
    """How long something took, or has taken so far where it `is_open`."""

    length: int
    is_open: bool = False


class Found(NamedTuple):
    """A number with its bounds, and what nine of ten do not exceed; None for what is not known.

    Of times it is the median: where more than half still wait there is none, and perhaps a lower
    bound. `open` is how many of all still wait.
    """

    value: float | None
    low: float | None
    high: float | None
    p90: float | None
    open: int


def waited(waits: Sequence[Wait]) -> Found:
    """Return how long things took."""
    spread = spread_of((each.length, not each.is_open) for each in waits)
    return Found(spread.median, *spread.interval(), spread.ninetieth, spread.open)
