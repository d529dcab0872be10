"""What a chart says of safety: which matches were right, and how alerts ended."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.safety_posts import MatchMark, SafetyEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.sdk.folds.opened import Opened


@dataclass(frozen=True, slots=True)
class Documented:
    """How an alert ended; `id` is the entry's, `at` its author's claim in ms."""

    id: str
    author: str
    at: int
    event: SafetyEvent


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a match of a rule was marked right, and how often a false alarm."""

    rule: str
    right: int
    false_alarms: int


def fold_marks_of(chart: Iterable[Opened]) -> dict[str, MatchMark]:
    """Return the newest mark of each message, by its id."""
    marks = (opened.post for opened in chart)
    return {post.of: post for post in marks if isinstance(post, MatchMark)}


def fold_events(chart: Iterable[Opened]) -> list[Documented]:
    """Return how alerts ended, oldest first."""
    return [
        Documented(opened.entry.id, opened.entry.author, opened.entry.at, opened.post)
        for opened in chart
        if isinstance(opened.post, SafetyEvent)
    ]


def count_marks(marks: Sequence[MatchMark]) -> list[RuleCount]:
    """Return the counts of each rule, what was marked most often first."""
    right: Counter[str] = Counter()
    false_alarms: Counter[str] = Counter()
    for each in marks:
        (right if each.mark == "right" else false_alarms).update(set(each.rules))
    every = right.keys() | false_alarms.keys()
    counts = [RuleCount(rule, right[rule], false_alarms[rule]) for rule in every]
    return sorted(counts, key=lambda each: (-each.right - each.false_alarms, each.rule))
