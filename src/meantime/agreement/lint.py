"""Words that a policy may not promise with: that somebody reads at once, or always.

A phrase of the content `forbidden_words` counts wherever it stands, unless a denial stands before
it in the same part of a sentence: "nobody is watching it around the clock" denies, "do not worry:
we are here around the clock" does not, for a part ends at a comma, a colon, a stop or a "but".
What looks like a denial and is none ("we never stop monitoring", "not only") is left out first.
It errs on the side of a false alarm, which a writer mends by a comma; it reads no mind.
Accents, blanks and signs that nobody sees make no difference. Variables are left out, so the hours
of a crisis line ("24/7") are never looked at.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, Final, cast

from meantime.agreement.variables import without
from meantime.content import load

WORDS: Final = cast("Any", load("forbidden_words"))
LETTERS: Final = "a-záéíóúüñ0-9"
BLANKS: Final = re.compile(r"[ \t\r\u2028\u2029]+")
UNSEEN: Final = re.compile(r"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff]")
BARE: Final = str.maketrans("áéíóúüÁÉÍÓÚÜ\u2019\u2044", "aeiouuAEIOUU'/")  # as many type them
ENDS: Final = r"[.,;:!?()\n\u2014\u2013]"


def forbidden(text: str, locale: str) -> list[str]:
    """Return the phrases of a text that may not stand in it, as written, each once."""
    found: dict[str, None] = {}
    even = BLANKS.sub(" ", UNSEEN.sub("", unicodedata.normalize("NFKC", without(text))))
    bare = _any_of("innocent", locale).sub(_dots, even.translate(BARE))  # no place moves
    start = 0
    for end in [*_any_of("turns", locale, ENDS).finditer(bare), None]:
        part = bare[start : end.start() if end else None]
        denial = _any_of("denials", locale).search(_any_of("no_denials", locale).sub(_dots, part))
        for phrase in _any_of("forbidden", locale).finditer(part):
            if not denial or denial.start() > phrase.start():
                found[even[start + phrase.start() : start + phrase.end()]] = None
        start = end.end() if end else 0
    return list(found)


def _dots(lost: re.Match[str]) -> str:
    return "·" * len(lost[0])


@cache
def _any_of(kind: str, locale: str, besides: str = r"(?!)") -> re.Pattern[str]:
    """Return what finds a phrase of the content, as whole words; `…` is any further letters."""
    phrases = [
        re.escape(phrase.removesuffix("…").translate(BARE))
        + (f"[{LETTERS}]*" if phrase.endswith("…") else "")
        for phrase in WORDS[kind][locale]
    ]
    whole = rf"(?<![{LETTERS}])(?:{'|'.join(phrases) or '(?!)'})(?![{LETTERS}])"
    return re.compile(f"{whole}|{besides}", re.IGNORECASE)
