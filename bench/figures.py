"""What a measurement says of itself."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Figure:
    """One number against what is asked of it.

    `want` is the bound on `value`, `better` says on which side of it the good values lie;
    a figure without `want` is only reported. `detail` holds the numbers it was made from.
    """

    name: str
    value: float
    unit: str
    want: float | None = None
    better: Literal["higher", "lower"] = "higher"
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def is_reached(self) -> bool | None:
        """Whether the bound holds; None if there is none."""
        if self.want is None:
            return None
        return self.value >= self.want if self.better == "higher" else self.value <= self.want


@dataclass(frozen=True)
class Pair:
    """Two sides measured in turn; rates, so more is better on both."""

    ours: list[float]
    peer: list[float]

    @property
    def ratio(self) -> float:
        """Median of the ratios round by round: a slow minute of the machine hits both sides."""
        return statistics.median(a / b for a, b in zip(self.ours, self.peer, strict=True))

    def detail(self) -> dict[str, Any]:
        return {
            "ours_per_second": [round(rate, 1) for rate in self.ours],
            "peer_per_second": [round(rate, 1) for rate in self.peer],
        }


def in_turn(ours: Callable[[int], float], peer: Callable[[int], float], rounds: int) -> Pair:
    """Measure both sides `rounds` times, in turn, each round told its number."""
    pair = Pair([], [])
    for number in range(rounds):
        pair.ours.append(ours(number))
        pair.peer.append(peer(number))
    return pair


def percentile(values: list[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of `values` lie; `values` must not be empty."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
