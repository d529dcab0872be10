"""How times are spread: a histogram in which what still waits counts as at least so long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.insights.intervals import bound_rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SAME: Final = 1e-9  # shares that are equal, but for how numbers are kept
HALF: Final = 0.5
NINE_OF_TEN: Final = 0.9


class Seen(NamedTuple):
    """How many ended after so long, and how many still waited then."""

    ended: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class Spread:
    """By minutes, ascending: what ended after so many, and what still waited after so many."""

    seen: tuple[tuple[int, Seen], ...] = ()

    @property
    def n(self) -> int:
        return sum(each.ended + each.open for _, each in self.seen)

    @property
    def open(self) -> int:
        return sum(each.open for _, each in self.seen)

    @property
    def longest(self) -> int | None:
        """Return the most minutes of all, also of what still waits; None of nothing."""
        return self.seen[-1][0] if self.seen else None

    @property
    def median(self) -> float | None:
        """Return the median in minutes; None of nothing, or where too many still wait."""
        return self.quantile(HALF)

    @property
    def ninetieth(self) -> float | None:
        return self.quantile(NINE_OF_TEN, halves=False)

    def interval(self) -> tuple[float | None, float | None]:
        """Return between which two times the median lies in 95 of 100 such countings.

        Two of the times themselves, by rank, so that nothing is presumed of how they are spread.
        None for a bound that is not known: of five or fewer, or where too many still wait.
        """
        n = self.n
        rank = bound_rank(n)
        if rank == 0:
            return None, None
        low = self.quantile(rank / n, halves=False)
        return low, self.quantile((n + 1 - rank) / n, halves=False)

    def quantile(self, share: float, *, halves: bool = True) -> float | None:
        """Return after how many minutes `share` of all have ended; None if that is not known.

        With `halves` it is the middle of two where exactly so many had ended by the first of them.
        Source: E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations,
        J. Am. Stat. Assoc. 53 (1958), 457-481.
        """
        reached: int | None = None
        for minutes, ended in self._curve():
            if reached is not None:
                return (reached + minutes) / 2
            if ended >= share - SAME:
                if not halves or ended > share + SAME:
                    return minutes
                reached = minutes
        return reached

    def _curve(self) -> Iterator[tuple[int, float]]:
        """Yield each time at which something ended, and which share has ended by then."""
        waiting, at_risk = 1.0, self.n
        for minutes, each in self.seen:
            if each.ended:
                waiting *= 1 - each.ended / at_risk
                yield minutes, 1 - waiting
            at_risk -= each.ended + each.open


def spread_of(times: Iterable[tuple[int, bool]]) -> Spread:
    """Return the spread of (minutes, whether it ended)."""
    found: dict[int, Seen] = {}
    for minutes, is_ended in times:
        before = found.get(minutes, Seen())
        found[minutes] = Seen(before.ended + is_ended, before.open + (not is_ended))
    return ordered(found)


def together(spreads: Iterable[Spread]) -> Spread:
    """Return several spreads as one."""
    found: dict[int, Seen] = {}
    for spread in spreads:
        for minutes, each in spread.seen:
            before = found.get(minutes, Seen())
            found[minutes] = Seen(before.ended + each.ended, before.open + each.open)
    return ordered(found)


def ordered(seen: Mapping[int, Seen]) -> Spread:
    return Spread(tuple(sorted(seen.items())))
