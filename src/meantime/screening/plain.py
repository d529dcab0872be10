"""The words of a text as they stand there, none repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.screening.fold import fold
from meantime.screening.vocabulary import Vocabulary
from meantime.screening.words import split

if TYPE_CHECKING:
    from meantime.screening.words import Word

NOTHING_KNOWN: Final = Vocabulary((), ())


def plain_words(text: str) -> list[Word]:
    """Return the words of `text`, folded, each with its place."""
    return list(split(fold(text), NOTHING_KNOWN))
