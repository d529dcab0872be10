"""What answers to a measure come to.

A total is never guessed: where a scored item has no answer there is none. The same rules stand in
the web app (`lib/measures`); `vectors/measures.json` holds both to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.content.measures import Item, Measure

Change = Literal["", "better", "worse", "same"]


def total(measure: Measure, answers: Mapping[str, int]) -> int | None:
    """Return the total in points, None unless every scored item has an answer that it allows.

    `answers` are values by the item's id.
    """
    points = 0
    for item in measure.items:
        if item.scored:
            if not is_answer(measure, item, answers.get(item.id)):
                return None
            points += answers[item.id]
    return points


def is_answer(measure: Measure, item: Item, value: int | None) -> bool:
    """Tell whether an item may be answered so."""
    return any(option.value == value for option in measure.options_of(item))


def band(measure: Measure, points: int) -> str:
    """Return the id of the band that a total is in."""
    reached = [each.id for each in measure.score.bands if each.from_ <= points]
    return reached[-1]


def change(measure: Measure, before: int, now: int) -> Change:
    """Return how a total has changed, "" where the measure does not say what is no chance.

    Less than its `reliable` points is "same".
    """
    least = measure.score.reliable
    if least is None:
        return ""
    if abs(now - before) < least:
        return "same"
    return "better" if (now < before) == (measure.score.better == "lower") else "worse"


def urgent(measure: Measure, answers: Mapping[str, int]) -> list[str]:
    """Return the items whose answers cannot wait for the rest of the form, in its order."""
    by_id = {item.id: item for item in measure.items}
    return [
        watched.item
        for watched in measure.safety
        if is_answer(measure, by_id[watched.item], answers.get(watched.item))
        and answers[watched.item] >= watched.at_least
    ]
