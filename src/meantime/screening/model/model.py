"""The model: a number for how much a text is like those that people have labelled, and its tier.

It is off unless a practice has switched it on and a client has agreed, and it may only raise what
the rules say. Source: docs/screening.md, docs/screening-card.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import isqrt
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
import yaml

from meantime.screening.model.features import BUCKETS, features
from meantime.screening.packs import RANKS
from meantime.screening.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.screening.packs import Language, Tier
    from meantime.screening.words import Word

MODEL: Final = "model"  # the rule that it matches as
FOLDER: Final = files("meantime.screening.model")
PRECISION: Final = 1 << 16
REASON: Final[dict[Language, str]] = {
    "en": "A program found this message like others that needed attention. No rule goes as far. "
    "It is a comparison by a program, not an assessment.",
    "es": "Un programa encontró este mensaje parecido a otros que necesitaban atención. Ninguna "
    "regla llega a tanto. Es una comparación hecha por un programa, no una evaluación.",
}


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `model.yaml` says: the scores from which a text counts, and who its writer is.

    A score is in 1/256 of a weight. `selves` are the words by which people speak of themselves:
    without one of them nothing is urgent.
    """

    version: int
    trained_on: str  # the day
    bias: int
    elevated: int
    urgent: int
    selves: list[str]


class Likeness(NamedTuple):
    """What a text counts for, and its sentence that says most, from `start` to `end`."""

    tier: Tier
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Model:
    """The weights, a signed byte for each bucket."""

    facts: Facts
    weights: Sequence[int]

    def score(self, words: Sequence[Word]) -> int:
        """Return how much these words are like messages of risk."""
        found = features(words)
        return self.facts.bias + self._mean(found.words) + self._mean(found.letters)

    def likeness(self, text: str) -> Likeness | None:
        """Return what a text counts for by itself; None where it is like nothing of risk."""
        words = plain_words(text)
        score = self.score(words) if words else 0
        if not words or score < self.facts.elevated:
            return None
        is_own = not self._selves.isdisjoint(word.text for word in words)
        tier: Tier = "urgent" if is_own and score >= self.facts.urgent else "elevated"
        said = self._most(words)
        return Likeness(tier, said[0].start, said[-1].end)

    def raised(self, text: str, tier: Tier) -> Likeness | None:
        """Return what the model makes of a text in which the rules see `tier`, if that is more."""
        found = self.likeness(text)
        return found if found and RANKS[found.tier] > RANKS[tier] else None

    @property
    def _selves(self) -> frozenset[str]:
        return frozenset(self.facts.selves)

    def _mean(self, buckets: Iterable[int]) -> int:
        """Return the weights of `buckets`, divided by the root of how many they are."""
        weights = [self.weights[bucket] for bucket in buckets]
        root = isqrt(len(weights) * PRECISION)
        return sum(weights) * PRECISION // root if root else 0

    def _most(self, words: Sequence[Word]) -> Sequence[Word]:
        """Return the sentence with the highest score, the first of equal ones."""
        sentences: list[list[Word]] = [[]]
        for word in words:
            if word.mark == "." and sentences[-1]:
                sentences.append([])
            sentences[-1].append(word)
        return max(sentences, key=self.score)


@cache
def read_model() -> Model:
    """Return the model that comes with this version."""
    facts = msgspec.convert(yaml.safe_load(FOLDER.joinpath("model.yaml").read_bytes()), Facts)
    weights = memoryview(FOLDER.joinpath("weights.bin").read_bytes()).cast("b")
    if len(weights) != BUCKETS:
        raise ValueError("The weights of the model are not whole.")
    return Model(facts, weights)
