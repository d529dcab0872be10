"""What a reply costs, and whether what was confirmed is that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.fees.plans import LOOKED_AT_FIRST, Reply, line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.fees.plans import Line, Plan


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a reply costs nothing, or what it costs where another amount was said."""

    code: str
    line: Line | None = None


def is_free(attention: int) -> bool:
    """Tell whether what answers this costs nothing, whatever a plan says: it is about safety."""
    return attention >= LOOKED_AT_FIRST


def priced(plans: Sequence[Plan], reply: Reply, said: tuple[int, int, str]) -> Line | Refused:
    """Return the line of a reply that was `said` to cost an amount, with tax, in a currency.

    `plans` are those agreed to, the oldest first.
    """
    if is_free(reply.attention):
        return Refused("free")
    line = line_of(plans, reply)
    if line is None:
        return Refused("no_plan")
    return line if (line.amount, line.tax, line.currency) == said else Refused("differs", line)
