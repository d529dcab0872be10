"""The words of a text: its sentences and clauses, and where patterns are found in it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.screening.parts import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.screening.ready import Finder, Meeting, Place, ReadyPack, ReadyRule
    from meantime.screening.words import Word

BUT_REACHES: Final = 15  # words


class Hit(NamedTuple):
    """Where a rule matched: the first and the last word, and the places of its parts."""

    first: int
    last: int
    parts: tuple[Place, ...]


class Line:
    """The words of a text, as a pack reads them."""

    def __init__(self, words: list[Word], pack: ReadyPack) -> None:
        self.words = words
        self.sentences: list[int] = []
        self.clauses: list[int] = []
        self._pack = pack
        self._found: dict[Finder, list[Place]] = {}
        self._row = Row([word.text for word in words])
        self._starts: dict[Finder, list[int]] = {}
        for at, word in enumerate(words):
            for finder in pack.beginning.get(word.text, ()):
                self._starts.setdefault(finder, []).append(at)
        self._number()

    def _number(self) -> None:
        """Give each word the number of its sentence and of its clause."""
        cuts = {first for first, _ in self.cue("new_clause")}
        sentence = clause = 0
        for at, word in enumerate(self.words):
            sentence += word.mark == "."
            clause += bool(word.mark) or at in cuts
            self.sentences.append(sentence)
            self.clauses.append(clause)

    def cue(self, name: str) -> list[Place]:
        """Return where a cue stands."""
        return self._places(self._pack.cues.get(name))

    def hits(self, rule: ReadyRule) -> list[Hit]:
        """Return where a rule is found, whatever stands around."""
        found = [Hit(*place, (place,)) for place in self._places(rule.finder)]
        for meeting in rule.meetings:
            found += self._meet(meeting)
        if not found or not rule.but:
            return found
        but = self._places(rule.but)
        return [hit for hit in found if not self._is_near(hit, but)]

    def _places(self, finder: Finder | None) -> list[Place]:
        if finder is None:
            return []
        starts = self._starts.get(finder)
        if starts is None and finder.first is not None:
            return []
        if finder not in self._found:
            self._found[finder] = finder.places(self._row, starts or range(self._row.size))
        return self._found[finder]

    def _is_near(self, hit: Hit, places: list[Place]) -> bool:
        return any(
            self.sentences[first] == self.sentences[hit.first]
            for first, _ in between(places, hit.first - BUT_REACHES, hit.last + BUT_REACHES)
        )

    def _meet(self, meeting: Meeting) -> list[Hit]:
        """Return where all parts meet: each place of the first, with the nearest of the others."""
        by_part = []
        for finder in meeting.finders:  # most stop here: that a part is nowhere is soon known
            places = self._places(finder)
            if not places:
                return []
            by_part.append(places)
        anchors, *others = by_part
        found = []
        for anchor in anchors:
            met = [anchor]
            for places in others:
                place = self._nearest(places, anchor, meeting, met)
                if place is None:
                    break
                met.append(place)
            else:
                whole = min(start for start, _ in met), max(end for _, end in met)
                found.append(Hit(*whole, (whole,) if meeting.is_loose else tuple(met)))
        return found

    def _nearest(
        self, places: list[Place], to: Place, meeting: Meeting, taken: list[Place]
    ) -> Place | None:
        """Return the place that is nearest, the earlier of two, over none that is taken."""
        at = bisect_left(places, to[0], key=_last)
        best, least = None, meeting.span + 1
        for step in (-1, 1):
            here = at - 1 if step < 0 else at
            while 0 <= here < len(places):
                place = places[here]
                apart = max(to[0] - place[1], place[0] - to[1], 1) - 1
                over = abs(self.sentences[place[0]] - self.sentences[to[0]])
                if apart >= least or over > meeting.within:
                    break
                if not any(_overlap(place, other) for other in taken):
                    best, least = place, apart
                    break
                here += step
        return best


def between(places: list[Place], start: int, end: int) -> Iterator[Place]:
    """Return those of `places` that stand, in part at least, from word `start` to word `end`."""
    at = bisect_left(places, start, key=_last)
    return takewhile(lambda place: place[0] <= end, (places[i] for i in range(at, len(places))))


def _last(place: Place) -> int:
    return place[1]


def _overlap(one: Place, other: Place) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
