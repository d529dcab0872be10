"""What chance decides of a record that is made up, the same by seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

from meantime.fhir import record as parts
from meantime.protocol.encoding import b64

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

One = TypeVar("One")
TEXTS = (
    "I used the grounding step twice today.",
    "Línea uno\nlínea dos\ttab",
    "<script>alert('&amp;')</script>",
    "\u202eright to left\u202c \U0001f33f",
    "a \x00 null, a \x0b tab, a \ufffe",
    "   ",
    "\u00a0",
    '{"reference": "urn:uuid:nobody"}',
    "urn:uuid:6d65616e-7469-5d65-8000-666869722d72",
    "x" * 3000,
)
CARE = ("anna", "sam", "practice", "stranger")
SEATS = ("jo", "jo-again")
START = 1_800_000_000_000
DAY = 86_400_000


class Chance:
    """Picks what a record has, from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  made-up people
        self.count = 0

    def some(self, make: Callable[[], One], most: int) -> list[One]:
        return [make() for _ in range(self.random.randint(0, most))]

    def one(self, of: Sequence[One]) -> One:
        return self.random.choice(of)

    def text(self) -> str:
        return self.one(TEXTS)

    def signed(self, author: str = "") -> parts.Signed:
        self.count += 1
        at = START + self.random.randrange(300 * DAY)
        claim = self.one((at, at - 5, 0, 2**53 - 1))
        by = author or self.one((*CARE, *SEATS))
        name = f"entry-{self.count}"
        return parts.Signed(name, f"hash-{self.count}", by, claim, at, b64(bytes(64)))
