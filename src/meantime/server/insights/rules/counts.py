"""What is kept of a period: numbers alone, and nobody's id."""

from __future__ import annotations

from dataclasses import dataclass, field

from meantime.insights.spread import Spread


@dataclass(frozen=True, slots=True)
class Count:
    """`part` of `n` things, behind which `people` stand; of times, how they are spread.

    Of a quotient `part` is what `n` is divided by.
    """

    n: int
    part: int = 0
    people: int = 0
    spread: Spread = field(default_factory=Spread)
