"""One slip in a message, of each kind that must hide nothing."""

from __future__ import annotations

import re
from random import Random
from typing import Final

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
EMOJI: Final = ("😭", "💀", "🙂", "❤️")
MARKS: Final = (",", ".", "!", "...", " -")


def edited(text: str, seed: str) -> list[str]:
    """Return `text` with a typo, with an emoji, in other capitals, and with a mark too many.

    The same `seed` makes the same slips.
    """
    rng = Random(seed)  # noqa: S311  to be repeated, not to be secret
    return [
        _typo(text, rng),
        _insert(text, f" {rng.choice(EMOJI)}", rng),
        _recase(text, rng),
        _insert(text, rng.choice(MARKS), rng),
    ]


def _typo(text: str, rng: Random) -> str:
    """Leave a letter out, take another, add one, or swap two."""
    letters = [at for at, letter in enumerate(text) if letter.isalpha()]
    if not letters:
        return text
    at = rng.choice(letters)
    before, letter, after = text[:at], text[at], text[at + 1 :]
    other = rng.choice(LETTERS.replace(letter.lower(), ""))
    slips = (after, other + after, letter + other + after, after[:1] + letter + after[1:])
    return before + rng.choice(slips)


def _insert(text: str, piece: str, rng: Random) -> str:
    """Put `piece` behind a word."""
    at = rng.choice([found.end() for found in re.finditer(r"\S+", text)] or [0])
    return text[:at] + piece + text[at:]


def _recase(text: str, rng: Random) -> str:
    return rng.choice((str.upper, str.lower, str.title, str.swapcase))(text)
