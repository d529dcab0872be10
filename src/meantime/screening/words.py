"""The second layer: folded text as words, each with its place, repaired by the words of a pack.

Spaced letters are joined, leet and repeated letters undone, and a word that nobody knows becomes
the word of the pack that is one slip away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.screening.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from meantime.screening.fold import Folded
    from meantime.screening.vocabulary import Vocabulary

LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789'@$*#")
MOST_SPACED: Final = 60  # words; a whole text of single letters is no word
FEWEST_SPACED: Final = 3
MARK_RANKS: Final = {"": 0, ",": 1, ".": 2}


@dataclass(slots=True)
class Word:
    """A word from code point `start` to `end`; `mark` is what stands before it: "", "," or "."."""

    text: str
    start: int
    end: int
    mark: str = ""
    is_quoted: bool = False


def words_in(text: str, known: Vocabulary) -> list[Word]:
    """Return the words of `text` as `known` reads them."""
    words = list(split(fold(text), known))
    words = list(_join_letters(words, known))
    words = [part for word in words for part in known.repair(word)]
    return list(_join_halves(words, known))


def split(folded: list[Folded], known: Vocabulary) -> Iterator[Word]:
    """Yield the words of a folded text as they stand there, none repaired."""
    mark, quoted = "", _quoted(folded)
    at, size = 0, len(folded)
    while at < size:
        char = folded[at].char
        if char not in LETTERS:
            if char in "!.,":
                mark = _stronger(mark, "." if char == "!" else char)
            at += 1
            continue
        end = _end_of_word(folded, at, known)
        first, last = at, end - 1
        while first <= last and folded[first].char in "'*":
            first += 1
        while first <= last and folded[last].char in "'*":
            last -= 1
        if first <= last:
            text = _text(folded[first : last + 1])
            yield Word(text, folded[first].at, folded[last].at + 1, mark, at in quoted)
            mark = ""
        at = end


def _end_of_word(folded: list[Folded], at: int, known: Vocabulary) -> int:
    """Return where the word ends; a `!` belongs to it if that makes a word of the pack."""
    end, first = at, -1
    while end < len(folded):
        char = folded[end].char
        if char not in LETTERS:
            is_inside = char == "!" and end + 1 < len(folded) and folded[end + 1].char in LETTERS
            if not is_inside:
                break
            first = end if first < 0 else first
        if first >= 0 and end - at >= known.longest:
            return first
        end += 1
    return end if first < 0 or _text(folded[at:end]) in known.own else first


def _text(folded: list[Folded]) -> str:
    return "".join(each.char for each in folded).replace("!", "i")


def _quoted(folded: list[Folded]) -> set[int]:
    """Return the places between quotation marks that close again."""
    marks = [at for at, each in enumerate(folded) if each.char == '"']
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return {at for opened, closed in pairs for at in range(opened, closed)}


def _stronger(one: str, other: str) -> str:
    return max(one, other, key=MARK_RANKS.__getitem__)


def _join_letters(words: list[Word], known: Vocabulary) -> Iterator[Word]:
    """Make words of letters that stand by themselves: `k i l l  m y s e l f`."""
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and len(words[end].text) == 1 and end - at < MOST_SPACED:
            end += 1
        if end - at < FEWEST_SPACED:
            yield words[at]
            at += 1
            continue
        run = words[at:end]
        pieces = known.pieces("".join(word.text for word in run))
        for piece in pieces:
            part, run = run[: len(piece)], run[len(piece) :]
            yield _merged(piece, part)
        at = end


def _join_halves(words: list[Word], known: Vocabulary) -> Iterator[Word]:
    """Join two words that are none by themselves and one together: `kil l`."""
    at = 0
    while at < len(words):
        if at + 1 < len(words) and not words[at + 1].mark:
            one, other = words[at], words[at + 1]
            both = one.text + other.text
            is_odd = one.text not in known.all or other.text not in known.all
            if is_odd and both in known.own:
                yield _merged(both, [one, other])
                at += 2
                continue
        yield words[at]
        at += 1


def _merged(text: str, words: Iterable[Word]) -> Word:
    parts = list(words)
    return Word(text, parts[0].start, parts[-1].end, parts[0].mark, parts[0].is_quoted)
