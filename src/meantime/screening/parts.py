"""The pieces of patterns, and where they are found among words: the same as parts.ts.

A choice is tried in the order in which it stands, the shortest gap first; marks between words count
for neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Words = frozenset[str]
Ends = tuple[int, ...]

NO_WORDS: Final[Words] = frozenset()
NOWHERE: Final[Ends] = ()


class Row:
    """The words of a text, and what is known of them so far."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = [*words, "", ""]  # two that end every look ahead
        self.size = len(words)
        self.ends: dict[tuple[Part, int], Ends] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A piece of a pattern.

    With one of `first` it begins, if it is not empty; None where that may be any word. Its second
    word is one of `second`; None where it may be any, or none. `ends` says where it may end that
    begins at a word as `first` says, best first.
    """

    first: Words | None
    second: Words | None
    may_be_empty: bool
    ends: Callable[[Row, int], Ends]


def ends_of(part: Part, row: Row, at: int) -> Ends:
    """Return where `part` may end if it begins at `at`, best first; nowhere if it cannot."""
    if part.may_be_empty or part.first is None or row.words[at] in part.first:
        return part.ends(row, at)
    return NOWHERE


def word_part(words: Words) -> Part:
    """Return the part that is one of `words`."""
    return Part(words, None, may_be_empty=False, ends=_end_of_word)


def _end_of_word(_: Row, at: int) -> Ends:
    return (at + 1,)


def gap_part(most: int) -> Part:
    """Return the part that is any words, `most` of them or fewer."""

    def ends(row: Row, at: int) -> Ends:
        return tuple(range(at, min(at + most, row.size) + 1))

    return Part(None, None, may_be_empty=True, ends=ends)


def maybe(part: Part) -> Part:
    """Return the part that is `part`, or nothing."""

    def ends(row: Row, at: int) -> Ends:
        return _with_new(ends_of(part, row, at), (at,))

    return Part(part.first, None, may_be_empty=True, ends=ends)


def known(part: Part) -> Part:
    """Return a part that many patterns hold: where it ends is found once in a text."""
    if part.ends is _end_of_word:
        return part

    def ends(row: Row, at: int) -> Ends:
        found = row.ends.get((part, at))
        if found is None:
            found = row.ends[part, at] = part.ends(row, at)
        return found

    return Part(part.first, part.second, part.may_be_empty, ends)


def any_of(parts: Sequence[Part]) -> Part:
    """Return the part that is any of `parts`, the first that fits."""
    if len(parts) == 1:
        return parts[0]
    first = _union_or_none(part.first for part in parts)
    if first is not None and all(part.ends is _end_of_word for part in parts):
        return word_part(first)
    return Part(
        first,
        _union_or_none(part.second for part in parts),
        any(part.may_be_empty for part in parts),
        _ends_of_any(parts),
    )


def _ends_of_any(parts: Sequence[Part]) -> Callable[[Row, int], Ends]:
    """Return the ends of a choice. Most of its parts begin with other words than the text."""
    anywhere = [part for part in parts if part.may_be_empty or part.first is None]
    by_word: dict[str, list[Part]] = {}
    for part in parts:
        if part not in anywhere:
            for word in part.first or ():
                by_word.setdefault(word, []).append(part)
    if anywhere:
        order = {part: at for at, part in enumerate(parts)}
        for word, some in by_word.items():
            by_word[word] = sorted([*some, *anywhere], key=order.__getitem__)

    def ends(row: Row, at: int) -> Ends:
        found = NOWHERE
        following = row.words[at + 1]
        for part in by_word.get(row.words[at], anywhere):
            if part.second is None or following in part.second:
                more = part.ends(row, at)
                if more:
                    found = _with_new(found, more) if found else more
        return found

    return ends


def one_after_another(parts: Sequence[Part]) -> Part:
    """Return the part that is all of `parts`, one after another."""
    if len(parts) == 1:
        return parts[0]
    head, *rest = parts

    def ends(row: Row, at: int) -> Ends:
        found: Ends = (at,)
        for part in parts:
            further = NOWHERE
            for end in found:
                further = _with_new(further, ends_of(part, row, end))
            if not further:
                return NOWHERE
            found = further
        return found

    second = None if head.may_be_empty else head.second
    return Part(
        _first_of(parts),
        _first_of(rest) if head.ends is _end_of_word else second,
        all(part.may_be_empty for part in parts),
        ends,
    )


def _first_of(parts: Sequence[Part]) -> Words | None:
    """Return the words that `parts` begin with; None if any may come, or none."""
    for filled, part in enumerate(parts):
        if not part.may_be_empty:
            return _union_or_none(part.first for part in parts[: filled + 1])
    return None


def _with_new(ends: Ends, more: Ends) -> Ends:
    """Return `ends`, and those of `more` that are not among them; mostly one is empty."""
    if not ends:
        return more
    others = tuple(end for end in more if end not in ends)
    return ends + others if others else ends


def _union_or_none(sets: Iterable[Words | None]) -> Words | None:
    all_sets = list(sets)
    sure = [each for each in all_sets if each is not None]
    if len(sure) != len(all_sets):
        return None
    return sure[0] if len(sure) == 1 else NO_WORDS.union(*sure)
