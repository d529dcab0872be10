"""What answers to a survey come to: counts, and none for a group so small that it names people.

The same rules stand in the web app (`lib/surveys`); `vectors/surveys.json` holds both to them.
"""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Value = int | str | None

AGREE5: Final = range(1, 6)


class Item(NamedTuple):
    """A question of a survey: its id, its type in the content, and of a choice the values."""

    id: str
    type: str
    options: Sequence[str] = ()


class Tally(NamedTuple):
    """What was answered to one question, by `n` people.

    With fewer than the content's `report_min_group` there is nothing else than that they are too
    few: `counts` is empty, `middle` None.
    """

    n: int
    is_shown: bool
    counts: Mapping[str, int]
    middle: float | None


def tally(
    items: Sequence[Item], answers: Sequence[Mapping[str, Value]], least: int
) -> dict[str, Tally]:
    """Return by question what it was answered; open text is nobody's count.

    `answers` are one person's each, by question; what somebody skipped is left out or None. What
    cannot be an answer counts as skipped.
    """
    return {each.id: of_item(each, answers, least) for each in items if each.type != "open"}


def of_item(item: Item, answers: Sequence[Mapping[str, Value]], least: int) -> Tally:
    given = [said for each in answers if (said := each.get(item.id)) is not None]
    numbers = [each for each in given if isinstance(each, int) and each >= 0]
    if item.type == "number":
        is_shown = len(numbers) >= least
        return Tally(len(numbers), is_shown, {}, float(median(numbers)) if is_shown else None)
    if item.type == "agree5":
        counts = Counter(str(each) for each in numbers if each in AGREE5)
    else:
        counts = Counter(each for each in given if isinstance(each, str) and each in item.options)
    n = counts.total()
    return Tally(n, n >= least, dict(sorted(counts.items())) if n >= least else {}, None)
