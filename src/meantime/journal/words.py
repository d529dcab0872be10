"""A person's own words, such as tags: what counts as the same one."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def key_of(word: str) -> str:
    """Return what is the same for all spellings of a word: without case and spaces around it."""
    return unicodedata.normalize("NFC", word.strip().lower())


def once(words: Iterable[str]) -> list[str]:
    """Return words without empty ones and those that are the same as one before."""
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(key_of(word), word)
    first.pop("", None)
    return list(first.values())
