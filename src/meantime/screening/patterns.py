"""The small language in which packs say what to look for, and the regular expressions it becomes.

    i (want|need) to <die> now?   words, a choice, a list of the pack, one that may be missing
    i _2 want                     up to two other words between
    don't                         an apostrophe may be missing wherever one stands

What it becomes is matched against words with a space around each, marks (`,` and `.`) among them.
In TypeScript a pattern is matched word by word, to the same end (parts.ts): V8 would compile the
expressions for seconds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PART: Final = re.compile(
    r"\s*(?:(?P<name><[a-z_]+>)|(?P<gap>_\d)|(?P<word>[a-z0-9']+)|(?P<sign>[()|?]))"
)
ANY_WORD: Final = "[a-z0-9'@$*#]+"
MAYBE_MARK: Final = " (?:[,.] )?"  # a comma or a stop set wrongly hides nothing


class PatternFault(ValueError):
    """A pattern that cannot be read; says where."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a pattern: its expression, and every word in it.

    One of `needed` must be in the text; None where nothing is certain. With one of `first` it
    begins, if it is not empty; None where that may be any word.
    """

    expression: str
    words: frozenset[str]
    needed: frozenset[str] | None
    first: frozenset[str] | None
    may_be_empty: bool = False


Lists = dict[str, Part]


def compile_lists(lists: Mapping[str, list[str]]) -> Lists:
    """Return each list of a pack as one part; a list may name those before it."""
    compiled: Lists = {}
    for name, patterns in lists.items():
        compiled[name] = any_of([compile_pattern(each, compiled) for each in patterns])
    return compiled


def compile_pattern(pattern: str, lists: Lists) -> Part:
    """Return a pattern as a part. Raises PatternFault."""
    reader = _Reader(pattern, lists)
    part = reader.choice()
    if reader.rest():
        raise PatternFault(f"{pattern!r}: what is {reader.rest()!r}?")
    return part


def any_of(parts: list[Part]) -> Part:
    """Return the part that is any of `parts`, the first that fits."""
    if len(parts) == 1:
        return parts[0]
    return Part(
        "(?:" + "|".join(part.expression for part in parts) + ")",
        frozenset().union(*(part.words for part in parts)),
        _union_or_none(part.needed for part in parts),
        _union_or_none(part.first for part in parts),
        any(part.may_be_empty for part in parts),
    )


def one_after_another(parts: list[Part]) -> Part:
    """Return the part that is all of `parts`, one after another."""
    sure = [part.needed for part in parts if part.needed is not None]
    filled = next((at for at, part in enumerate(parts) if not part.may_be_empty), len(parts))
    return Part(
        "".join(part.expression for part in parts),
        frozenset().union(*(part.words for part in parts)),
        min(sure, key=len, default=None),
        _union_or_none(part.first for part in parts[: filled + 1]),
        filled == len(parts),
    )


class _Reader:
    def __init__(self, pattern: str, lists: Lists) -> None:
        self._pattern = pattern
        self._lists = lists
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
            parts.append(self._maybe(part))
        if not parts:
            raise PatternFault(f"{self._pattern!r}: something is missing before {self.rest()!r}")
        return one_after_another(parts)

    def _maybe(self, part: Part) -> Part:
        if self._take("?"):
            return Part(f"(?:{part.expression})?", part.words, None, part.first, may_be_empty=True)
        return part

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
            return _word(found["word"])
        if found["gap"]:
            expression = f"(?:{ANY_WORD}{MAYBE_MARK}){{0,{found['gap'][1]}}}?"
            return Part(expression, frozenset(), None, None, may_be_empty=True)
        name = found["name"][1:-1]
        if name not in self._lists:
            raise PatternFault(f"{self._pattern!r}: there is no list {name!r}")
        return self._lists[name]

    def _take(self, sign: str) -> bool:
        found = PART.match(self._pattern, self._at)
        if found is None or found["sign"] != sign:
            return False
        self._at = found.end()
        return True


def _word(word: str) -> Part:
    plain = word.replace("'", "")
    words = frozenset({word, plain})
    return Part(word.replace("'", "'?") + MAYBE_MARK, words, words, words)


def _union_or_none(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    all_sets = list(sets)
    sure = [each for each in all_sets if each is not None]
    return frozenset().union(*sure) if len(sure) == len(all_sets) else None
