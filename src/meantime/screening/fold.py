"""The first layer: what was typed, as plain small letters, digits and a few marks, with offsets.

Every code point is folded by itself, so that an offset never moves: compatibility forms and accents
go, look-alikes of other alphabets become the Latin letters that they imitate, and what is left is
one of `a-z 0-9 ' @ $ * ! # " , .` or a space. Offsets count code points.
"""
# ruff: noqa: RUF001 - letters that look like others are the point

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final, NamedTuple

APOSTROPHES: Final = "'’‘ʼ´`′＇"
QUOTES: Final = '"“”„«»‹›'
SENTENCE_ENDS: Final = ".!?…;\n\r¡¿。！？"
CLAUSE_ENDS: Final = ",:()[]—–、，：（）"
KEPT: Final = "abcdefghijklmnopqrstuvwxyz0123456789@$*!"
OTHER_LETTER: Final = "#"  # no word of a pack holds it
MOST_PARTS: Final = (
    4  # (10) are; one Arabic sign is a sentence of 18, and 100 kB of it would take long
)
LOOK_ALIKES: Final = {
    alike: letter
    for letter, all_alike in {
        "a": "аαɑᴀ", "b": "вβʙьƀ", "c": "сᴄϲ", "d": "ԁđᴅ", "e": "еёєεᴇ", "f": "ғ", "g": "ɡɢ",
        "h": "нһħʜη", "i": "іїıιɩɪ", "j": "јᴊϳ", "k": "кκᴋ", "l": "ӏłʟ", "m": "мᴍ", "n": "пɴ",
        "o": "оοøᴏσ", "p": "рρᴘ", "q": "ԛ", "r": "гʀ", "s": "ѕꜱ", "t": "тτᴛŧ", "u": "υᴜцμ",
        "v": "νᴠѵ", "w": "ѡωԝᴡ", "x": "хχ", "y": "уүγʏ", "z": "зᴢ", "ss": "ß", "ae": "æ", "oe": "œ",
    }.items()
    for alike in all_alike
}  # fmt: skip


class Folded(NamedTuple):
    """One folded character, and the code point that it stands for."""

    char: str
    at: int


def fold(text: str) -> list[Folded]:
    """Return `text` folded; what is not seen (zero-width, accents by themselves) is left out."""
    return [Folded(char, at) for at, point in enumerate(text) for char in fold_point(point)]


@cache
def fold_point(point: str) -> str:
    """Return what one code point is folded to: nothing, a character, or a few."""
    if point in APOSTROPHES:
        return "'"
    if (mark := _mark(point)) is not None:
        return mark
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", point).lower())
    if len(parts) > MOST_PARTS:
        return OTHER_LETTER
    return "".join(_fold_part(part) for part in parts)


def _fold_part(part: str) -> str:
    if part in KEPT:
        return part
    if part in LOOK_ALIKES:
        return LOOK_ALIKES[part]
    if (mark := _mark(part)) is not None:
        return mark
    category = unicodedata.category(part)
    if (
        category == "Cf" or category[0] == "M"
    ):  # which kind of mark, Unicode has changed its mind on
        return ""
    return OTHER_LETTER if category[0] in "LN" else " "


def _mark(point: str) -> str | None:
    if point in QUOTES:
        return '"'
    if point != "!" and point in SENTENCE_ENDS:
        return "."
    if point in CLAUSE_ENDS:
        return ","
    return None
