"""What a payer may hear of: nothing that a client pays for themselves. Source: 45 CFR 164.522(a).

From the day on which a client says so, items are kept out of whatever goes to a payer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Spanning(Protocol):
    """What is for the local days from `since` to `until`, both included."""

    @property
    def since(self) -> date: ...
    @property
    def until(self) -> date: ...


@dataclass(frozen=True, slots=True)
class Restriction:
    """From a local day on the client pays themselves and no payer is told, or no longer."""

    on: date
    is_on: bool = True


One = TypeVar("One", bound=Spanning)


def is_restricted(restrictions: Sequence[Restriction], since: date, until: date) -> bool:
    """Tell whether no payer may hear of one of the days from `since` to `until`, both included.

    Restrictions come in the order in which they were said: the newest that reaches a day counts.
    """
    days = (since + timedelta(days=n) for n in range((until - since).days + 1))
    return any(_holds_on(restrictions, day) for day in days)


def for_payer(lines: Iterable[One], restrictions: Sequence[Restriction]) -> list[One]:
    """Return the lines of which a payer may hear: none with a restricted day in it."""
    return [line for line in lines if not is_restricted(restrictions, line.since, line.until)]


def _holds_on(restrictions: Sequence[Restriction], day: date) -> bool:
    newest = next((each for each in reversed(restrictions) if each.on <= day), None)
    return newest is not None and newest.is_on
