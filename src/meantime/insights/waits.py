"""How long things take, where some still wait: those count as at least so long.

The same rules stand in the web app (`lib/insights`); `vectors/insights.json` holds both to them.
Source: E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations, J. Am.
Stat. Assoc. 53 (1958), 457-481.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.insights.intervals import bound_rank

if TYPE_CHECKING:
    from collections.abc import Sequence

HALF: Final = 0.5
NINE_OF_TEN: Final = 0.9
SAME: Final = 1e-9  # shares that are equal, but for how numbers are kept


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
    curve, n = _curve(waits), len(waits)
    rank = bound_rank(n)
    return Found(
        _quantile(curve, HALF, halves=True),
        _quantile(curve, rank / n) if rank else None,
        _quantile(curve, (n + 1 - rank) / n) if rank else None,
        _quantile(curve, NINE_OF_TEN),
        sum(each.is_open for each in waits),
    )


def _curve(waits: Sequence[Wait]) -> list[tuple[int, float]]:
    """Return each length at which something was done, and which share was done by then."""
    done = Counter(each.length for each in waits if not each.is_open)
    every = Counter(each.length for each in waits)
    curve, waiting, at_risk = [], 1.0, len(waits)
    for length in sorted(every):
        if done[length]:
            waiting *= 1 - done[length] / at_risk
            curve.append((length, 1 - waiting))
        at_risk -= every[length]
    return curve


def _quantile(
    curve: Sequence[tuple[int, float]], share: float, *, halves: bool = False
) -> float | None:
    """Return after how long `share` was done.

    With `halves` it is the middle of two where exactly so much was done by the first of them.
    """
    reached = [length for length, done in curve if done >= share - SAME]
    if not reached:
        return None
    if not halves or all(abs(done - share) > SAME for _, done in curve):
        return reached[0]
    return sum(reached[:2]) / len(reached[:2])
