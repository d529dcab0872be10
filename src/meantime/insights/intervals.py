"""How sure a number is: what it is, and between which two it lies in 95 of 100 such countings.

The same rules stand in the web app (`lib/insights`); `vectors/insights.json` holds both to them.
"""

from __future__ import annotations

from math import sqrt
from typing import Final, NamedTuple

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


def bound_rank(n: int) -> int:
    """Return which of `n` values bounds their median from below, counted from 1; 0 for too few.

    As many from the top is the upper bound. Nothing is presumed of how the values are spread; five
    or fewer have none. Source: W. J. Conover, Practical Nonparametric Statistics, 3rd ed. (1999),
    section 3.2.
    """
    return max(0, int((n + 1 - Z * sqrt(n)) // 2))
