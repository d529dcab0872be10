"""Sums of lines, by currency. Tax is summed, never counted again from a sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


class Priced(Protocol):
    """What has an amount, its tax and a currency."""

    @property
    def amount(self) -> int: ...
    @property
    def tax(self) -> int: ...
    @property
    def currency(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Total:
    """What lines of one currency come to."""

    amount: int = 0
    tax: int = 0

    @property
    def owed(self) -> int:
        return self.amount + self.tax


def total(lines: Iterable[Priced]) -> Total:
    """Return what lines come to that are all of one currency."""
    known = list(lines)
    return Total(sum(line.amount for line in known), sum(line.tax for line in known))


def totals(lines: Iterable[Priced]) -> dict[str, Total]:
    """Return what lines come to in each of their currencies, by its code."""
    known = list(lines)
    found = sorted({line.currency for line in known})
    return {each: total(line for line in known if line.currency == each) for each in found}
