"""How sure a number is: what it is, and between which two it lies in 95 of 100 such countings.

The same rules stand in the web app (`lib/insights`); `vectors/insights.json` holds both to them.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Z: Final = 1.96  # of 95 in 100


class Interval(NamedTuple):
    """A number, and the bounds that it has; None where too few were counted for any."""

    value: float
    low: float | None
    high: float | None


def wilson(part: int, of: int) -> Interval | None:
    """Return the share of `part` in `of`, None of none.

    It keeps within 0 and 1 for small groups as well. Source: E. B. Wilson, Probable inference, the
    law of succession, and statistical inference, J. Am. Stat. Assoc. 22 (1927), 209-212.
    """
    if of == 0:
        return None
    share, square = part / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    reach = Z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return Interval(share, max(0.0, middle - reach), min(1.0, middle + reach))


def median(values: Sequence[float]) -> Interval | None:
    """Return the middle of what was counted, None of nothing.

    Its bounds are two of the values themselves, by their ranks: nothing is presumed of how they
    are spread. Five values or fewer give none. Source: W. J. Conover, Practical Nonparametric
    Statistics, 3rd ed. (1999), section 3.2.
    """
    if not values:
        return None
    ranked, n = sorted(values), len(values)
    middle = (ranked[(n - 1) // 2] + ranked[n // 2]) / 2
    rank = bound_rank(n)
    if rank == 0:
        return Interval(middle, None, None)
    return Interval(middle, ranked[rank - 1], ranked[n - rank])


def bound_rank(n: int) -> int:
    """Return which of `n` values is the lower bound, counted from 1; 0 for too few.

    As many from the top is the upper one.
    """
    return max(0, int((n + 1 - Z * sqrt(n)) // 2))


def ninetieth(values: Sequence[float]) -> float | None:
    """Return the value that nine of ten do not exceed, None of nothing."""
    return sorted(values)[(9 * len(values) + 9) // 10 - 1] if values else None
