"""Packs whose patterns are compiled, and where they are found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.screening.packs import pack_of
from meantime.screening.patterns import PatternFault, Patterns
from meantime.screening.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from meantime.screening.packs import Cue, Language, Pack, Rule, Tier
    from meantime.screening.parts import Part, Row, Words

NEAR: Final = 8  # words between parts that meet, where a pattern does not say how many
UNBOUNDED: Final = 1_000_000

Place = tuple[int, int]  # the first and the last word of something


@dataclass(frozen=True, slots=True, eq=False)
class Finder:
    """A pattern that is ready."""

    part: Part

    @property
    def first(self) -> Words | None:
        """The words of which it begins with one; None where that may be any word."""
        return None if self.part.may_be_empty else self.part.first

    def places(self, row: Row, starts: Iterable[int]) -> list[Place]:
        """Return where in `row` it is found, beginning at one of `starts`: none over another."""
        return list(self._search(row, starts))

    def _search(self, row: Row, starts: Iterable[int]) -> Iterator[Place]:
        free = 0
        for at in starts:
            if at < free:
                continue
            ends = self.part.ends(row, at)
            if ends and ends[0] > at:
                free = ends[0]
                yield at, free - 1


class Meeting(NamedTuple):
    """Parts that have to meet: so many words apart at most, over so many ends of sentences."""

    finders: tuple[Finder, ...]
    span: int
    within: int
    is_loose: bool = False  # a negation between the parts may belong to one of them


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """A rule whose patterns are compiled; `lowered` is its kind's, and its own over that."""

    rule: Rule
    finder: Finder | None
    meetings: tuple[Meeting, ...]
    but: Finder | None
    lowered: dict[Cue, Tier]


@dataclass(frozen=True, slots=True, eq=False)
class ReadyPack:
    """A pack whose patterns are compiled.

    `beginning` says, by word, what may begin with it: of all that is looked for, most begins
    nowhere in a text.
    """

    pack: Pack
    vocabulary: Vocabulary
    rules: tuple[ReadyRule, ...]
    cues: dict[str, Finder]
    beginning: dict[str, list[Finder]]


@cache
def ready_pack(language: Language) -> ReadyPack:
    """Return the pack of a language, compiled."""
    return make_ready(pack_of(language))


def make_ready(pack: Pack) -> ReadyPack:
    """Compile a pack. Raises PatternFault."""
    compiler = _Compiler(Patterns(pack.lists))
    cues = {name: compiler.any_of(patterns) for name, patterns in pack.cues.items()}
    rules = tuple(compiler.rule(rule, pack) for rule in pack.rules)
    vocabulary = Vocabulary(compiler.patterns.words, pack.left_alone.split())
    return ReadyPack(pack, vocabulary, rules, cues, compiler.beginning)


class _Compiler:
    """Compiles what a rule holds; a pattern that many meetings name, once."""

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        self.beginning: dict[str, list[Finder]] = {}
        self._finders: dict[str, Finder] = {}

    def rule(self, rule: Rule, pack: Pack) -> ReadyRule:
        plain = [pattern for pattern in rule.match if "&" not in pattern]
        meetings = [self._meeting(pattern) for pattern in rule.match if "&" in pattern]
        if rule.all:
            finders = tuple(map(self._finder, rule.all))
            meetings.append(Meeting(finders, rule.span or UNBOUNDED, rule.within, is_loose=True))
        return ReadyRule(
            rule,
            self.any_of(plain) if plain else None,
            tuple(meetings),
            self.any_of(rule.but) if rule.but else None,
            pack.kinds[rule.kind] | rule.lowered,
        )

    def any_of(self, patterns: list[str]) -> Finder:
        return self._ready(self.patterns.any_of(patterns))

    def _meeting(self, pattern: str) -> Meeting:
        """Return `a & b /12` as parts that meet; they may do so over one end of a sentence."""
        parts, _, span = pattern.partition("/")
        if span and not span.strip().isdigit():
            raise PatternFault(f"{pattern!r}: what is {span!r}?")
        return Meeting(tuple(map(self._finder, parts.split("&"))), int(span or NEAR), 1)

    def _finder(self, pattern: str) -> Finder:
        pattern = pattern.strip()
        if pattern not in self._finders:
            self._finders[pattern] = self._ready(self.patterns.one(pattern))
        return self._finders[pattern]

    def _ready(self, part: Part) -> Finder:
        finder = Finder(part)
        for word in finder.first or ():
            self.beginning.setdefault(word, []).append(finder)
        return finder
