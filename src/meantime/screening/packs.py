"""The packs: what to look for in one language, read from its YAML file."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal

import yaml
from msgspec import Struct, convert

from meantime.screening.patterns import Lists, Part, any_of, compile_lists, compile_pattern
from meantime.screening.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.screening.words import Row

Tier = Literal["none", "elevated", "urgent"]
Language = Literal["en", "es"]
Cue = Literal[
    "negated", "remote", "conditional", "reported", "quoted", "homework", "resisted", "idiom"
]

Place = tuple[int, int]  # the first and the last word of something

# Written in C where it was built with that: ten times as fast.
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LANGUAGES: Final[tuple[Language, ...]] = ("en", "es")
RANKS: Final[dict[Tier, int]] = {"none": 0, "elevated": 1, "urgent": 2}


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule as it stands in a pack.

    `match` are patterns of which one is enough; or `all` are patterns that have to meet within so
    many sentences of the first. Where one of `but` stands in the sentence of a match, it is none.
    """

    id: str
    tier: Tier
    kind: str
    reason: str
    finds: list[str]
    leaves: list[str]
    match: list[str] = []
    all: list[str] = []
    within: int = 0
    but: list[str] = []
    lowered: dict[Cue, Tier] = {}


class Pack(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's file. `kinds` say to which tier a cue around a match lowers it."""

    language: Language
    version: int
    lists: dict[str, list[str]]
    cues: dict[str, list[str]]
    kinds: dict[str, dict[Cue, Tier]]
    rules: list[Rule]
    left_alone: str


@dataclass(frozen=True, slots=True)
class Finder:
    """A pattern that is ready: its expression, which words it needs and with which it begins."""

    expression: re.Pattern[str]
    needed: frozenset[str] | None
    first: frozenset[str] | None

    def places(self, row: Row) -> list[Place]:
        """Return where in `row` it is found: in order, none over another."""
        if self.needed is not None and self.needed.isdisjoint(row.distinct):
            return []
        places: list[Place] = []
        free = 0
        for at, word in enumerate(row.words):
            if at < free or (self.first is not None and word not in self.first):
                continue
            found = self.expression.match(row.line, row.starts[at])
            if found and found.end() > found.start():
                free = bisect_left(row.starts, found.end() - 1)
                places.append((at, free - 1))
        return places


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """A rule whose patterns are compiled; `lowered` is its kind's, and its own over that."""

    rule: Rule
    finders: tuple[Finder, ...]
    but: Finder | None
    lowered: dict[Cue, Tier]


@dataclass(frozen=True, slots=True)
class ReadyPack:
    """A pack whose patterns are compiled."""

    pack: Pack
    vocabulary: Vocabulary
    rules: tuple[ReadyRule, ...]
    cues: dict[str, Finder]


@cache
def ready_pack(language: Language) -> ReadyPack:
    """Return the pack of a language, compiled."""
    text = files("meantime.screening").joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return make_ready(convert(yaml.load(text, LOADER), Pack))  # noqa: S506  safe, both


def make_ready(pack: Pack) -> ReadyPack:
    """Compile a pack. Raises PatternFault."""
    lists = compile_lists(pack.lists)
    cues = {name: any_of(_compiled(patterns, lists)) for name, patterns in pack.cues.items()}
    rules = []
    words: set[str] = set().union(*(part.words for part in [*lists.values(), *cues.values()]))
    for rule in pack.rules:
        parts = _compiled(rule.all, lists) or [any_of(_compiled(rule.match, lists))]
        but = any_of(_compiled(rule.but, lists)) if rule.but else None
        words.update(*(part.words for part in [*parts, *([but] if but else [])]))
        lowered = pack.kinds[rule.kind] | rule.lowered
        finders = tuple(finder(part) for part in parts)
        rules.append(ReadyRule(rule, finders, finder(but) if but else None, lowered))
    vocabulary = Vocabulary(words, pack.left_alone.split())
    return ReadyPack(
        pack, vocabulary, tuple(rules), {name: finder(part) for name, part in cues.items()}
    )


def finder(part: Part) -> Finder:
    """Return a part as what finds it."""
    return Finder(re.compile(part.expression), part.needed, part.first)


def _compiled(patterns: Iterable[str], lists: Lists) -> list[Part]:
    return [compile_pattern(pattern, lists) for pattern in patterns]
