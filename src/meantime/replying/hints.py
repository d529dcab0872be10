"""Hints from plain rules that anybody can read: tone, emoji, a meaning that is not clear.

A hint is no judgement. It keeps nobody from sending, and changes no word.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple

from meantime.agreement.variables import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from meantime.replying.contents import Hint

NEAR = 0.8  # of the most characters: from there on the meter speaks

Length = Literal["fits", "near", "long"]


class Found(NamedTuple):
    """A rule that holds, and the words that it found, as they stand in the text, each once."""

    id: str
    words: list[str]


def found_in(text: str, of: Literal["reply", "message"], hints: Iterable[Hint]) -> list[Found]:
    """Return the rules that find something in one's own reply or in the client's message."""
    said = unicodedata.normalize("NFC", text)
    every = [
        Found(hint.id, list(dict.fromkeys(_words(said, hint)))) for hint in hints if hint.of == of
    ]
    return [found for found in every if found.words]


def length_of(text: str, most: int) -> tuple[int, Length]:
    """Return how many characters a reply has, and whether that is more than does good."""
    count = len(trimmed(text))
    if count > most:
        return count, "long"
    return count, "near" if count >= most * NEAR else "fits"


def _words(text: str, hint: Hint) -> Iterator[str]:
    """Yield what a rule finds."""
    low = text.lower()
    for phrase in (each for words in hint.words.values() for each in words):
        yield from _whole(text, low, phrase) if hint.whole else _phrases(text, low, phrase)
    for sign in hint.signs:
        if sign in text:
            yield sign
    for character in text:
        if any(first <= ord(character) <= last for first, last in hint.ranges):
            yield character
    if hint.capitals:
        yield from _shouted(text, hint.capitals)


def _phrases(text: str, low: str, phrase: str) -> Iterator[str]:
    """Yield a phrase where it stands as whole words."""
    at = low.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not _is_letter(low[at - 1 : at]) and not _is_letter(low[end : end + 1]):
            yield text[at:end]
        at = low.find(phrase, at + 1)


def _whole(text: str, low: str, phrase: str) -> Iterator[str]:
    """Yield a phrase that is all that was said, apart from marks around it."""
    if re.sub(r"^[\s.,!?¡¿…]+|[\s.,!?¡¿…]+$", "", low) == phrase:
        yield trimmed(text)


def _shouted(text: str, least: int) -> Iterator[str]:
    """Yield words in capitals, where so many of two letters and more stand behind each other."""
    run: list[str] = []
    for word in [*re.split(r"[\s.,!?¡¿…;:]+", text), ""]:
        if len(word) > 1 and word != word.lower() and word == word.upper():
            run.append(word)
            continue
        if len(run) >= least:
            yield " ".join(run)
        run = []


def _is_letter(character: str) -> bool:
    return character.isalnum()
