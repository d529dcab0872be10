"""Screening a text: the rules that match, and what stands around each match."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.screening.packs import LANGUAGES, RANKS, ready_pack
from meantime.screening.words import row_of, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.screening.packs import Cue, Language, Place, ReadyPack, ReadyRule, Tier
    from meantime.screening.words import Word

NEGATION_REACHES: Final = 5  # words
REMOTE_REACHES: Final = 12  # words after the match; before it, the whole sentence
RESISTED_REACHES: Final = 2  # sentences


class Match(NamedTuple):
    """A rule that matched: which words, from code point `start` to `end`, and how they count."""

    rule: str
    tier: Tier
    start: int
    end: int
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Screening:
    """What was noticed in a text; `tier` is the highest of its matches, "none" without any."""

    tier: Tier
    matches: tuple[Match, ...]


def screen(text: str, languages: Iterable[Language] = LANGUAGES) -> Screening:
    """Return what the packs of `languages` notice in `text`."""
    found = [match for language in languages for match in _matches(text, ready_pack(language))]
    found.sort(key=lambda match: (match.start, -match.end, match.rule))
    tier: Tier = max((match.tier for match in found), key=RANKS.__getitem__, default="none")
    return Screening(tier, tuple(found))


def _matches(text: str, pack: ReadyPack) -> list[Match]:
    line = _Line(words_in(text, pack.vocabulary), pack)
    return [match for rule in pack.rules for match in line.matches(rule)]


class _Line:
    """The words of a text, and the cues in it, found when they are first asked for."""

    def __init__(self, words: list[Word], pack: ReadyPack) -> None:
        self._words = words
        self._pack = pack
        self._row = row_of(words)
        self._cues: dict[str, list[Place]] = {}
        self._sentences: list[int] = []
        self._clauses: list[int] = []
        self._number()

    def _number(self) -> None:
        """Give each word the number of its sentence and of its clause."""
        cuts = {first for first, _ in self._cue("new_clause")}
        sentence = clause = 0
        for at, word in enumerate(self._words):
            sentence += word.mark == "."
            clause += bool(word.mark) or at in cuts
            self._sentences.append(sentence)
            self._clauses.append(clause)

    def matches(self, rule: ReadyRule) -> list[Match]:
        is_of_parts = bool(rule.rule.all)
        places = self._together(rule) if is_of_parts else rule.finders[0].places(self._row)
        if places and rule.but:
            ruled_out = {self._sentences[first] for first, _ in rule.but.places(self._row)}
            places = [place for place in places if self._sentences[place[0]] not in ruled_out]
        found = []
        for first, last in places:
            cues = self._around(first, last, rule)
            tier = min(
                (rule.lowered[cue] for cue in cues), key=RANKS.__getitem__, default=rule.rule.tier
            )
            if tier != "none":
                start, end = self._words[first].start, self._words[last].end
                found.append(Match(rule.rule.id, tier, start, end, tuple(cues)))
        return found

    def _together(self, rule: ReadyRule) -> list[Place]:
        """Return where all parts of a rule first meet, from the first to the last of them."""
        by_part = []
        for finder in rule.finders:
            places = finder.places(self._row)
            if not places:
                return []
            by_part.append(places)
        for place in by_part[0]:
            met = [self._near(places, place[0], rule.rule.within) for places in by_part[1:]]
            sure = [place, *(each for each in met if each is not None)]
            if len(sure) == len(by_part):
                return [(min(first for first, _ in sure), max(last for _, last in sure))]
        return []

    def _around(self, first: int, last: int, rule: ReadyRule) -> list[Cue]:
        return [cue for cue in rule.lowered if self._has(cue, first, last)]

    def _has(self, cue: Cue, first: int, last: int) -> bool:
        if cue == "negated":
            return self._is_negated(first, last)
        if cue == "remote":
            return self._is_remote(first, last)
        if cue == "resisted":
            return self._near(self._cue(cue), first, RESISTED_REACHES) is not None
        if cue == "idiom":
            places = self._cue(cue)
            at = _ending_from(places, first)
            return at < len(places) and places[at][0] <= last
        if cue == "quoted" and self._words[first].is_quoted and self._words[last].is_quoted:
            return True
        reaches = 1 if cue in {"homework", "quoted"} else 0
        places = self._cue(cue)
        at = _ending_from(places, first) - 1
        return at >= 0 and self._sentences[first] - self._sentences[places[at][1]] <= reaches

    def _is_negated(self, first: int, last: int) -> bool:
        negated, harmless = self._cue("negated"), self._cue("not_negated")
        nearest = _ending_from(negated, first - NEGATION_REACHES)
        for a, b in negated[nearest : _ending_from(negated, first)]:
            around = _ending_from(harmless, b)
            is_harmless = around < len(harmless) and harmless[around][0] <= a
            if self._clauses[a] == self._clauses[first] and not is_harmless:
                return True
        denials = self._cue("denied_after")
        after = bisect_right(denials, last, key=_first)
        return after < len(denials) and self._clauses[denials[after][0]] == self._clauses[last]

    def _is_remote(self, first: int, last: int) -> bool:
        clause, now = self._clauses[first], self._cue("now")
        at = bisect_left(now, clause, key=lambda place: self._clauses[place[1]])
        if at < len(now) and clause in {self._clauses[word] for word in now[at]}:
            return False
        place = self._near(self._cue("remote"), first, 0)
        return place is not None and place[0] <= last + REMOTE_REACHES

    def _near(self, places: list[Place], word: int, reach: int) -> Place | None:
        """Return the first of `places` that begins within so many sentences of `word`."""
        sentence = self._sentences[word]
        at = bisect_left(places, sentence - reach, key=lambda place: self._sentences[place[0]])
        is_near = at < len(places) and self._sentences[places[at][0]] <= sentence + reach
        return places[at] if is_near else None

    def _cue(self, name: str) -> list[Place]:
        if name not in self._cues:
            finder = self._pack.cues.get(name)
            self._cues[name] = finder.places(self._row) if finder else []
        return self._cues[name]


def _first(place: Place) -> int:
    return place[0]


def _last(place: Place) -> int:
    return place[1]


def _ending_from(places: list[Place], word: int) -> int:
    """Return which place is the first that ends at `word` or later; how many there are if none."""
    return bisect_left(places, word, key=_last)
