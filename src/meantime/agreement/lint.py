"""Words that a policy may not promise with: that somebody reads at once, or always.

A phrase of the content `forbidden_words` counts wherever it stands, unless a denial stands before
it in the same part of a sentence: "nobody is watching it around the clock" denies, "do not worry:
we are here around the clock" does not, for a part ends at a comma, a colon, a stop or a "but".
What looks like a denial and is none ("we never stop monitoring", "not only") is left out first.
It errs on the side of a false alarm, which a writer mends by a comma; it reads no mind.
Variables are left out, so the hours of a crisis line ("24/7") are never looked at.
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
BLANKS: Final = re.compile(r"[ \t\r\u00a0]+")
ENDS: Final = r"[.,;:!?()\n\u2014\u2013]"


def forbidden(text: str, locale: str) -> list[str]:
    """Return the phrases of a text that may not stand in it, as written, each once."""
    found: dict[str, None] = {}
    even = BLANKS.sub(" ", unicodedata.normalize("NFC", without(text)).replace("\u2019", "'"))
    for part in _any_of("turns", locale, ENDS).split(_any_of("innocent", locale).sub(" ", even)):
        plain = _any_of("no_denials", locale).sub(lambda lost: "·" * len(lost[0]), part)
        denial = _any_of("denials", locale).search(plain)
        for phrase in _any_of("forbidden", locale).finditer(part):
            if not denial or denial.start() > phrase.start():
                found[phrase[0]] = None
    return list(found)


@cache
def _any_of(kind: str, locale: str, besides: str = r"(?!)") -> re.Pattern[str]:
    """Return what finds a phrase of the content, as whole words; `…` is any further letters."""
    phrases = [
        re.escape(phrase.removesuffix("…")) + (f"[{LETTERS}]*" if phrase.endswith("…") else "")
        for phrase in WORDS[kind][locale]
    ]
    whole = rf"(?<![{LETTERS}])(?:{'|'.join(phrases) or '(?!)'})(?![{LETTERS}])"
    return re.compile(f"{whole}|{besides}", re.IGNORECASE)
