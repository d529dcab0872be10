"""Amounts: whole numbers of a currency's smallest unit. Nothing here is a float.

How many digits a currency has (yen none, dinar three) is known where it is written out; to count
with it, nobody needs to.
"""

from __future__ import annotations

from typing import Final

WHOLE: Final = 10_000  # rates are in hundredths of a percent: 825 is 8.25 %


def rounded(part: int, of: int) -> int:
    """Return `part / of` as a whole number; a half goes away from zero, as on a bill."""
    size, rest = divmod(abs(part), of)
    size += 2 * rest >= of
    return -size if part < 0 else size


def tax(amount: int, rate: int) -> int:
    """Return the tax on an amount, which a credit gives back alike."""
    return rounded(amount * rate, WHOLE)


def reduced(amount: int, rate: int) -> int:
    """Return an amount of which a client pays so much: the sliding scale. 10,000 is all of it."""
    return rounded(amount * rate, WHOLE)


def of_days(amount: int, first: int, last: int, length: int) -> int:
    """Return what the days `first` to `last` of a month of `length` cost; the first day is 1.

    However a month is cut into pieces, they add up to the whole amount.
    """
    return rounded(amount * last, length) - rounded(amount * (first - 1), length)
