"""Which answers still have to be told before a form is done, because they cannot wait. Pure.

The same rule stands in the web app (`lib/measures/telling.ts`); `vectors/measures.json` holds both.
Source: R-45; decision 0044.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.measures.scoring import urgent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from meantime.content.measures import Measure

TOLD_FOR_MS: Final = 12 * 60 * 60 * 1000  # after a night the same answer is said of another day


class Told(NamedTuple):
    """That an answer was told already, at `at` (ms)."""

    item: str
    value: int
    at: int


def untold(
    measure: Measure, answers: Mapping[str, int], told: Iterable[Told], now_ms: int
) -> dict[str, int]:
    """Return the answers that cannot wait and were not told, or only of something less.

    What was told wakes nobody a second time within half a day; a lower answer takes nothing back.
    """
    most: dict[str, int] = {}
    for each in told:
        if now_ms - each.at < TOLD_FOR_MS:
            most[each.item] = max(each.value, most.get(each.item, each.value))
    return {
        item: answers[item]
        for item in urgent(measure, answers)
        if item not in most or answers[item] > most[item]
    }
