"""Words without case and accents: a text is found by the beginnings of its words, all of them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

WORD: Final = re.compile(r"[^\W_]+")  # letters and digits of any script


def fold(text: str) -> str:
    """Return `text` without case, accents and other ways of writing the same letter."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    return "".join(each for each in parts if not unicodedata.category(each).startswith("M"))


def words_in(text: str) -> list[str]:
    """Return the words of a text, folded, in order."""
    return WORD.findall(fold(text))


def is_found(text: str, wanted: str) -> bool:
    """Tell whether each word of `wanted` begins a word of `text`; without any, nothing is found."""
    asked = words_in(wanted)
    here = words_in(text)
    return bool(asked) and all(any(word.startswith(each) for word in here) for each in asked)
