"""Currencies (ISO 4217): the content file `currencies`, as far as a program goes by it."""

from __future__ import annotations

from typing import Final

from msgspec import Struct, convert

from meantime.content import load


class Currencies(Struct, frozen=True):
    """See the schema at the head of the file."""

    digits: dict[str, int]
    with_point: frozenset[str]


CURRENCIES: Final = convert(load("currencies"), Currencies)
DIGITS: Final = 2  # of most


def exponent(currency: str) -> int:
    """Return how many digits the smallest unit has: yen none, dollars two, dinars three."""
    return CURRENCIES.digits.get(currency, DIGITS)
