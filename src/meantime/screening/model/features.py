"""A text as the model sees it: runs of one to three words and of three to five letters, hashed.

TypeScript does the same (web/src/lib/screening/features.ts): every step is one of whole numbers.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.screening.words import Word

BUCKETS: Final = 1 << 17
MOST_WORDS: Final = 3
FEWEST_LETTERS: Final = 3
MOST_LETTERS: Final = 5
BASIS: Final = 0x811C9DC5  # FNV-1a, 32 bits
PRIME: Final = 0x01000193
MASK: Final = 0xFFFFFFFF


class Features(NamedTuple):
    """The buckets that a text falls into, each once: of its runs of words, and of letters."""

    words: frozenset[int]
    letters: frozenset[int]


def features(words: Sequence[Word]) -> Features:
    """Return the buckets of these words, in their order."""
    texts = [word.text for word in words]
    runs = {bucket for at in range(len(texts)) for bucket in _runs(texts[at : at + MOST_WORDS])}
    letters = {bucket for text in set(texts) for bucket in _letters(text)}
    return Features(frozenset(runs), frozenset(letters))


def _runs(texts: Sequence[str]) -> Iterator[int]:
    """Yield the buckets of the runs of words that begin with the first of `texts`."""
    run = BASIS
    for at, text in enumerate(texts):
        run = _hashed(f" {text}" if at else text, run)
        yield _bucket(run)


@lru_cache(maxsize=8192)
def _letters(text: str) -> frozenset[int]:
    """Return the buckets of a word's runs of letters; `<` and `>` are its edges."""
    whole = f"<{text}>"
    found = set()
    for at in range(len(whole) - FEWEST_LETTERS + 1):
        run = _hashed(f"~{whole[at : at + FEWEST_LETTERS - 1]}")
        for letter in whole[at + FEWEST_LETTERS - 1 : at + MOST_LETTERS]:
            run = _hashed(letter, run)
            found.add(_bucket(run))
    return frozenset(found)


@lru_cache(maxsize=8192)
def _hashed(text: str, begun: int = BASIS) -> int:
    """Return FNV-1a of what was hashed before and of `text`: folded, it is ASCII."""
    run = begun
    for char in text:
        run = ((run ^ ord(char)) * PRIME) & MASK
    return run


def _bucket(run: int) -> int:
    return (run ^ (run >> 15)) & (BUCKETS - 1)
