"""Which conversations have something that no note speaks of yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.sdk.folds.note_facts import is_said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.notes import SignedNote
    from meantime.sdk.folds.people import People

DAYS: Final = 7
DAY_MS: Final = 86_400_000


@dataclass(frozen=True, slots=True)
class Uncovered:
    """`messages` of which no note speaks; the oldest came at `since` (ms), and `id` is its id."""

    id: str
    since: int
    messages: int

    def is_due(self, now_ms: int) -> bool:
        """Tell whether the oldest has waited for a note for seven days."""
        return self.since + DAYS * DAY_MS <= now_ms


def uncovered_by(
    notes: Iterable[SignedNote], messages: Iterable[Message], people: People
) -> Uncovered | None:
    """Return what no standing note speaks of, None if there is nothing.

    A note speaks of a message that it counted, or of which it quotes a line. What was taken back
    asks for no note, nor does a note that was struck cover anything.
    """
    covered: set[str] = set()
    for note in notes:
        if not note.is_struck:
            covered.update(note.post.facts.entries if note.post.facts else ())
            covered.update(line.of for line in note.post.lines)
    left = [
        each
        for each in messages
        if is_said(each, people) and not each.is_withdrawn and each.id not in covered
    ]
    if not left:
        return None
    oldest = min(left, key=lambda each: (each.shown_at, each.seq))
    return Uncovered(oldest.id, oldest.shown_at, len(left))
