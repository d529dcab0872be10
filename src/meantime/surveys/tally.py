"""What answers to a survey come to: counts, and none for a group so small that it names people."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COUNTED: Final = ("agree5", "choice")  # of "number" there is the median; "open" is read by a person


class Item(NamedTuple):
    """A question of a survey: its id, and its type in the content."""

    id: str
    type: str


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
    items: Sequence[Item], answers: Sequence[Mapping[str, Any]], least: int
) -> dict[str, Tally]:
    """Return by question what it was answered; open text is nobody's count.

    `answers` are one person's each, by question; what somebody skipped is left out or None.
    """
    return {each.id: of_item(each, answers, least) for each in items if each.type != "open"}


def of_item(item: Item, answers: Sequence[Mapping[str, Any]], least: int) -> Tally:
    given = [each[item.id] for each in answers if each.get(item.id) is not None]
    if len(given) < least:
        return Tally(len(given), is_shown=False, counts={}, middle=None)
    if item.type in COUNTED:
        counts = Counter(str(each) for each in given)
        return Tally(len(given), is_shown=True, counts=dict(sorted(counts.items())), middle=None)
    return Tally(len(given), is_shown=True, counts={}, middle=float(median(given)))
