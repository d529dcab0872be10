"""How hard a text is to read, and how long it takes."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

WORDS_A_MINUTE: Final = 200

WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
SENTENCE_END: Final = re.compile(r"[.!?\u2026]+(?=[ \t\r\n\"'\u201d\u00bb)]|$)|\n+")
ABBREVIATED: Final = re.compile(r"(?<=[ \u00a0])([ap])\.[ \u00a0]?m\.")  # ends no sentence

# Of the ease that Fernández Huerta's formula gives: at least so much, school grade.
GRADES: Final = ((90, 4), (80, 5), (70, 6), (60, 8), (50, 10), (30, 13))
HARDEST: Final = 16

ENGLISH_NUCLEUS: Final = re.compile(r"[aeiouy]+")
ENGLISH_SILENT: Final = re.compile(r"(?:[^laeiouy]|[aeiouy]l)(?:e|es|ed)$")
ENGLISH_SPOKEN_ED: Final = re.compile(r"(?:[td]ed|(?:[sxz]|[cs]h|[cg])es)$")
# A weak vowel beside another makes one syllable with it, unless it bears an accent.
SPANISH_NUCLEUS: Final = re.compile(
    r"[iuüy]?[aeoáéó](?:[iuü]|y(?![aeiouáéíóú]))?|[iuü]{1,2}y?|[íú]|y$",
)
SPANISH_SILENT_U: Final = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")


class Level(NamedTuple):
    """`grade` is a school year of the United States, 16 the hardest, 0 for no text.

    `minutes` are rounded up.
    """

    grade: int
    words: int
    minutes: int


def reading_level(text: str, locale: str) -> Level:
    """Return how hard a filled text is.

    English: Flesch-Kincaid grade level. Source: Kincaid, Fishburne, Rogers and Chissom, Derivation
    of new readability formulas for Navy enlisted personnel (1975). Spanish: the ease by Fernández
    Huerta, Medidas sencillas de lecturabilidad (1959), as Law corrected it (2011), and the school
    grades that he gave to it. Syllables are counted by rules of thumb.
    """
    even = ABBREVIATED.sub(r"\1m", unicodedata.normalize("NFC", text))
    words = WORD.findall(even)
    if not words:
        return Level(0, 0, 0)
    sentences = max(1, sum(1 for part in SENTENCE_END.split(even) if WORD.search(part)))
    syllables = sum(_syllables(word.lower(), locale) for word in words)
    length, weight = len(words) / sentences, syllables / len(words)
    grade = _spanish(length, weight) if locale == "es" else _english(length, weight)
    return Level(grade, len(words), -(-len(words) // WORDS_A_MINUTE))


def _english(length: float, weight: float) -> int:
    return min(max(1, int(0.39 * length + 11.8 * weight - 15.59 + 0.5)), HARDEST)


def _spanish(length: float, weight: float) -> int:
    ease = 206.84 - 60 * weight - 1.02 * length
    return next((grade for least, grade in GRADES if ease >= least), HARDEST)


def _syllables(word: str, locale: str) -> int:
    if locale == "es":
        return max(1, len(SPANISH_NUCLEUS.findall(SPANISH_SILENT_U.sub("", word))))
    count = len(ENGLISH_NUCLEUS.findall(word))
    if ENGLISH_SILENT.search(word) and not ENGLISH_SPOKEN_ED.search(word):
        count -= 1
    return max(1, count)
