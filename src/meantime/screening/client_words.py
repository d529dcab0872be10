"""Words that a clinician adds for one client ("Maya's word list"), found as plain words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.screening.plain import plain_words
from meantime.screening.vocabulary import Vocabulary
from meantime.screening.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.screening.packs import Tier
    from meantime.screening.ready import ReadyPack
    from meantime.screening.words import Word

CLIENT_WORDS: Final = "client.words"  # the rule that they match as


class ClientWord(NamedTuple):
    """A word or a few, and to which tier they raise a message. Why, the clinician has said."""

    text: str
    tier: Tier


@dataclass(frozen=True, slots=True)
class ReadyWords:
    """One client's words, split as messages are."""

    phrases: tuple[tuple[tuple[str, ...], Tier], ...]
    vocabulary: Vocabulary

    def places(self, text: str) -> Iterator[tuple[Word, Word, Tier]]:
        """Yield the first and the last word of each phrase that stands in `text`, and its tier."""
        words = words_in(text, self.vocabulary)
        texts = tuple(word.text for word in words)
        for phrase, tier in self.phrases:
            size, free = len(phrase), 0
            for at in range(len(texts) - size + 1):
                if at >= free and texts[at : at + size] == phrase:
                    free = at + size
                    yield words[at], words[free - 1], tier


def can_be_found(text: str) -> bool:
    """Whether there is a word in `text`: signs and pictures alone are never found."""
    return bool(_words_of(text))


@lru_cache(maxsize=64)
def ready_words(words: tuple[ClientWord, ...], packs: tuple[ReadyPack, ...]) -> ReadyWords:
    """Return `words` ready to be looked for; what `packs` know is no slip of one of them."""
    phrases = tuple((phrase, word.tier) for word in words if (phrase := _words_of(word.text)))
    own = {part for phrase, _ in phrases for part in phrase}
    known = chain.from_iterable(pack.vocabulary.all for pack in packs)
    return ReadyWords(phrases, Vocabulary(own, known))


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(word.text for word in plain_words(text))
