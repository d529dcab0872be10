"""What a moment says, as a reader has it: its words, strengths, an urge and what was done instead.

A moment is as it was sealed, or a row of a journal's copy: a strength that was not said is absent,
-1 or None, and 0 is one that was.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from meantime.content import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.replies import Locale

Said = dict[str, Any]  # Any: JSON
Words = dict[str, str]  # by language


class JournalWords(msgspec.Struct, frozen=True):
    """The content file `journal`."""

    title: Words
    made: Words
    alone: Words
    nothing: Words
    told: dict[str, Words]


@cache
def journal_words() -> JournalWords:
    """Return the content file `journal`."""
    return msgspec.convert(load("journal"), JournalWords)


def moment_lines(said: Said, locale: Locale) -> Iterator[str]:
    """Yield all that a moment says, a line for each thing; of its files the names."""
    if text := said.get("text"):
        yield text
    if strength := strength_words(said, locale):
        yield strength
    yield from beside_words(said, locale)
    for file in said.get("files", ()):
        yield _tell("file", locale, name=file["name"])


def strength_words(said: Said, locale: Locale) -> str:
    """Return how strong it was, "" where that was not said."""
    n = said.get("intensity")
    return _tell("strength", locale, n=n) if _is_said(n) else ""


def beside_words(said: Said, locale: Locale) -> Iterator[str]:
    """Yield feelings, an urge with its strength, what was done instead, and tags."""
    if feelings := said.get("feelings"):
        yield _tell("feelings", locale, feelings=", ".join(feelings))
    urge, n = said.get("urge", ""), said.get("urge_strength")
    if urge or _is_said(n):
        name = "urge_strength" if _is_said(n) else "urge"
        yield _tell(name, locale, urge=urge or "…", n=n)
    if instead := said.get("instead"):
        yield _tell("instead", locale, instead=instead)
    if tags := said.get("tags"):
        yield _tell("tags", locale, tags=", ".join(tags))


def _is_said(strength: int | None) -> bool:
    return strength is not None and strength >= 0


def _tell(told: str, locale: Locale, /, **facts: object) -> str:
    return journal_words().told[told][locale].format(**facts)
