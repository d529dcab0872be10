"""The words that a pack is made of, and the ones near them that are to be left alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from meantime.screening.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterable

LEET: Final = [str.maketrans("013457@$", one) for one in ("oieastas", "oleastas")]
REPEATED: Final = re.compile(r"(.)\1+")
REPEATED_OFTEN: Final = re.compile(r"(.)\1\1+")
SHORTEST_SLIP: Final = 3
LONGEST_SLIP: Final = 20
SHORTEST_SPLIT: Final = 5
SHORTEST_PART: Final = 3
SHORT_PARTS: Final = frozenset({"i", "a", "y", "o", "to", "me", "my", "im", "it", "mi"})


class Vocabulary:
    """`own` are the words of a pack's patterns; `all` also what is known and none of them."""

    def __init__(self, own: Iterable[str], other: Iterable[str]) -> None:
        self.own = frozenset(own)
        self.all = self.own | frozenset(other)
        self.longest = max(map(len, self.all), default=0)
        self._slips: dict[str, list[str]] = {}
        for word in sorted(self.own):
            if SHORTEST_SLIP <= len(word) <= LONGEST_SLIP:
                for form in _without_one(word):
                    self._slips.setdefault(form, []).append(word)

    def repair(self, word: Word) -> list[Word]:
        """Return the word as it is known, or as what it was meant to be: one word, or two."""
        text = word.text
        if text in self.all:
            return [word]
        if meant := self._meant(text):
            return [Word(meant, word.start, word.end, word.mark, word.is_quoted)]
        return self._split(word)

    def pieces(self, run: str) -> list[str]:
        """Return the words of the pack that `run` is made of, fewest first; else `run` whole."""
        best: list[list[str] | None] = [[]]
        for end in range(1, len(run) + 1):
            found: list[str] | None = None
            for start in range(max(0, end - LONGEST_SLIP), end):
                before, piece = best[start], run[start:end]
                if before is None or piece not in self.own:
                    continue
                if found is None or len(before) + 1 < len(found):
                    found = [*before, piece]
            best.append(found)
        return best[-1] or [run]

    def _meant(self, text: str) -> str:
        plain = [text.translate(leet) for leet in LEET] if not text.isdigit() else [text]
        for form in plain:
            for shorter in (
                form,
                REPEATED_OFTEN.sub(r"\1\1", form),
                REPEATED.sub(r"\1", form),
                REPEATED_OFTEN.sub(r"\1", form),
            ):
                if shorter in self.all:
                    return shorter
        return self._slip(plain[0])

    def _slip(self, text: str) -> str:
        """Return the word of the pack that is one slip of the finger away, "" if none is."""
        if not SHORTEST_SLIP <= len(text) <= LONGEST_SLIP or text.isdigit():
            return ""
        forms = _without_one(text)
        near = {
            word for form in forms for word in self._slips.get(form, ()) if _is_near(word, text)
        }
        return min(near, key=lambda word: _distance_rank(word, text), default="")

    def _split(self, word: Word) -> list[Word]:
        text = word.text
        if not SHORTEST_SPLIT <= len(text) <= 2 * self.longest:
            return [word]
        for at in range(1, len(text)):
            one, other = text[:at], text[at:]
            if not (one in self.all and other in self.all) or not {one, other} & self.own:
                continue
            if any(len(p) < SHORTEST_PART and p not in SHORT_PARTS for p in (one, other)):
                continue
            middle = min(word.start + at, word.end)
            return [
                Word(one, word.start, middle, word.mark, word.is_quoted),
                Word(other, middle, word.end, "", word.is_quoted),
            ]
        return [word]


def _without_one(text: str) -> list[str]:
    """Return `text`, and `text` without each one of its letters."""
    return [text, *(text[:at] + text[at + 1 :] for at in range(len(text)))]


def _is_near(one: str, other: str) -> bool:
    """Whether one letter too many, too few, another or two swapped make one the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if len(one) == len(other):
        if one[start + 1 :] == other[start + 1 :]:
            return True
        swapped = one[start : start + 2] == other[start : start + 2][::-1]
        return swapped and one[start + 2 :] == other[start + 2 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]


def _distance_rank(word: str, text: str) -> tuple[bool, bool, bool, str]:
    """Return a rank: the same letters in another order first, then the same first and last one."""
    return (sorted(word) != sorted(text), word[0] != text[0], word[-1] != text[-1], word)
