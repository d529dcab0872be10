"""The small language in which packs say what to look for.

i (want|need) to <die> now?   words, a choice, a list of the pack, one that may be missing
i _2 want                     up to two other words between
don't                         an apostrophe may be missing wherever one stands
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from meantime.screening.parts import any_of, gap_part, known, maybe, one_after_another, word_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.screening.parts import Part

PART: Final = re.compile(
    r"\s*(?:(?P<name><[a-z_]+>)|(?P<gap>_\d)|(?P<word>[a-z0-9']+)|(?P<sign>[()|?]))"
)


class PatternFault(ValueError):
    """A pattern that cannot be read; says where."""


class Patterns:
    """Reads the patterns of a pack, and keeps every word that stands in them.

    A list may name those before it.
    """

    def __init__(self, lists: Mapping[str, list[str]]) -> None:
        self.words: set[str] = set()
        self.lists: dict[str, Part] = {}
        for name, patterns in lists.items():
            self.lists[name] = known(self.any_of(patterns))

    def any_of(self, patterns: list[str]) -> Part:
        """Return the part that is any of `patterns`. Raises PatternFault."""
        return any_of([self.one(pattern) for pattern in patterns])

    def one(self, pattern: str) -> Part:
        """Return a pattern as a part. Raises PatternFault."""
        reader = _Reader(pattern, self)
        part = reader.choice()
        if reader.rest():
            raise PatternFault(f"{pattern!r}: what is {reader.rest()!r}?")
        return part


class _Reader:
    def __init__(self, pattern: str, patterns: Patterns) -> None:
        self._pattern = pattern
        self._patterns = patterns
        self._at = 0

    def rest(self) -> str:
        return self._pattern[self._at :].strip()

    def choice(self) -> Part:
        ways = [self._sequence()]
        while self._take("|"):
            ways.append(self._sequence())
        return any_of(ways)

    def _sequence(self) -> Part:
        parts: list[Part] = []
        while (part := self._one()) is not None:
            parts.append(maybe(part) if self._take("?") else part)
        if not parts:
            raise PatternFault(f"{self._pattern!r}: something is missing before {self.rest()!r}")
        return one_after_another(parts)

    def _one(self) -> Part | None:
        if self._take("("):
            part = self.choice()
            if not self._take(")"):
                raise PatternFault(f"{self._pattern!r}: a bracket is not closed")
            return part
        found = PART.match(self._pattern, self._at)
        if found is None or found["sign"]:
            return None
        self._at = found.end()
        if found["word"]:
            spellings = {found["word"], found["word"].replace("'", "")}
            self._patterns.words |= spellings
            return word_part(frozenset(spellings))
        if found["gap"]:
            return gap_part(int(found["gap"][1]))
        name = found["name"][1:-1]
        if name not in self._patterns.lists:
            raise PatternFault(f"{self._pattern!r}: there is no list {name!r}")
        return self._patterns.lists[name]

    def _take(self, sign: str) -> bool:
        found = PART.match(self._pattern, self._at)
        if found is None or found["sign"] != sign:
            return False
        self._at = found.end()
        return True
