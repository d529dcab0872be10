"""Messages as people might type them: the examples of the packs, spoiled in a few places each."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random
from typing import Final

from meantime.screening.fold import APOSTROPHES, CLAUSE_ENDS, LOOK_ALIKES, QUOTES, SENTENCE_ENDS
from meantime.screening.packs import LANGUAGES
from meantime.screening.ready import ready_pack

MOST_JOINED: Final = 40  # examples in one long text
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
LEET: Final = {"o": "0", "i": "1!", "e": "3", "a": "4@", "s": "5$", "t": "7", "l": "1"}
MARKS: Final = APOSTROPHES + QUOTES + SENTENCE_ENDS + CLAUSE_ENDS + "!*#@$-_/~^&%+="
UNSEEN: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u0301\u0308\u20dd\ufe0f\u202e"
HALF: Final = "\ud83d"
EMOJI: Final = ("😀", "💀", "🔪", "👩‍👩‍👧", "🏳️‍🌈", "🇪🇸", "❤️", "👍🏽", HALF)
SPACES: Final = (" ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u2003", "\u3000", "\u2028", "")
IMITATED: Final = {
    letter: "".join(alike for alike, it in LOOK_ALIKES.items() if it == letter)
    for letter in LETTERS
}
ASSIGNED: Final = [  # half letters aside, which no UTF-8 can hold
    chr(point)
    for point in range(0x110000)
    if unicodedata.category(chr(point)) not in {"Cn", "Cs", "Co"}
]

Spoiling = Callable[[Random, str], str]


def examples() -> list[str]:
    """Return what the rules of all packs say that they find and leave."""
    rules = [rule.rule for language in LANGUAGES for rule in ready_pack(language).rules]
    return [example for rule in rules for example in [*rule.finds, *rule.leaves]]


def message(rng: Random, known: list[str]) -> str:
    """Return one or more of `known`, in one text, spoiled or not."""
    count = rng.choice((1, 1, 1, 1, 1, 1, 2, 2, 3, rng.randint(4, MOST_JOINED)))
    joint = rng.choice((" ", ". ", ", ", "\n\n", " but ", " pero ", ""))
    text = joint.join(rng.choices(known, k=count))
    for _ in range(rng.choice((0, 1, 1, 2, 3, 8))):
        text = rng.choice(SPOILINGS)(rng, text)
    return text


def slip(rng: Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    two = text[at : at + 2]
    put = rng.choice(("", text[at : at + 1] * 2, two[::-1] + text[at + 2 : at + 3], two[1:]))
    return text[:at] + put + rng.choice(LETTERS) * rng.randrange(2) + text[at + len(put) :]


def insert(rng: Random, text: str, pieces: tuple[str, ...] | list[str] | str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(pieces) * rng.choice((1, 1, 1, 2, 5)) + text[at:]


def swap_letters(rng: Random, text: str, others: dict[str, str], share: float) -> str:
    return "".join(
        rng.choice(others[letter]) if others.get(letter) and rng.random() < share else letter
        for letter in text
    )


def recase(rng: Random, text: str) -> str:
    whole = rng.choice((str.upper, str.title, str.swapcase, str.casefold, None))
    if whole:
        return whole(text)
    return "".join(rng.choice((str.upper, str.lower))(letter) for letter in text)


def space_out(rng: Random, text: str) -> str:
    """Set a stretch letter by letter, or take the spaces out of it."""
    start = rng.randrange(len(text) + 1)
    end = start + rng.randint(3, 80)
    between = rng.choice((" ", ".", "-", "*", "\u200b", "  ", None))
    stretch = text[start:end]
    changed = stretch.replace(" ", "") if between is None else between.join(stretch)
    return text[:start] + changed + text[end:]


def respace(rng: Random, text: str) -> str:
    return "".join(
        rng.choice(SPACES) if letter == " " and rng.random() < 0.3 else letter for letter in text
    )


def repeat(rng: Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at : at + 1] * rng.randint(2, 9) + text[at + 1 :]


def decompose(rng: Random, text: str) -> str:
    return unicodedata.normalize(rng.choice(("NFD", "NFKC", "NFC")), text)


def fancy(rng: Random, text: str) -> str:
    """Set the letters in one of the alphabets made for mathematics, or as wide ones."""
    first = rng.choice((0x1D41A, 0x1D44E, 0x1D51E, 0x1D5BA, 0x1D68A, 0xFF41, 0x24D0))
    plain = {ord(letter): chr(first + n) for n, letter in enumerate(LETTERS) if letter != "h"}
    return text.translate(plain)


def quote(rng: Random, text: str) -> str:
    start = rng.randrange(len(text) + 1)
    end = rng.randint(start, len(text))
    return text[:start] + rng.choice(QUOTES) + text[start:end] + rng.choice(QUOTES) + text[end:]


def cut(rng: Random, text: str) -> str:
    start = rng.randrange(len(text) + 1)
    return text[:start] + text[start + rng.randint(1, 30) :]


SPOILINGS: Final[tuple[Spoiling, ...]] = (
    slip,
    slip,
    slip,
    recase,
    space_out,
    respace,
    repeat,
    decompose,
    fancy,
    quote,
    cut,
    lambda rng, text: insert(rng, text, EMOJI),
    lambda rng, text: insert(rng, text, MARKS),
    lambda rng, text: insert(rng, text, UNSEEN),
    lambda rng, text: insert(rng, text, ASSIGNED),
    lambda rng, text: swap_letters(rng, text, IMITATED, 0.2),
    lambda rng, text: swap_letters(rng, text, LEET, 0.4),
)
