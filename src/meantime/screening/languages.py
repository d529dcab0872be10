"""Whether a text is in a language that can be checked: where not, "none" must not be said."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

import yaml

from meantime.screening.fold import OTHER_LETTER
from meantime.screening.plain import plain_words

FEW_WORDS: Final = 4  # of fewer it cannot be told; a name is no foreign language
RAREST: Final = 8  # one in so many words is a common one, in any real sentence


def is_checkable(text: str) -> bool:
    """Return False where `text` seems to be in another language or script than the packs are."""
    words = [word.text.replace("'", "") for word in plain_words(text)]
    words = [word for word in words if word and not word.isdigit()]
    strange = sum(OTHER_LETTER in word for word in words)
    if strange * 2 > len(words):
        return False
    common, foreign = _common_words()
    known, other = (sum(word in each for word in words) for each in (common, foreign))
    if len(words) < FEW_WORDS:
        return other <= known
    return known > other and known * RAREST >= len(words)


@cache
def _common_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the common words of the packs' languages, and those of some others."""
    text = files("meantime.screening").joinpath("rules", "languages.yaml").read_text("utf-8")
    lists: dict[str, str] = yaml.safe_load(text)
    foreign = frozenset(lists.pop("other").split())
    return frozenset(" ".join(lists.values()).split()), foreign
