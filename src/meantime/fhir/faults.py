"""What is wrong in a bundle, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from meantime.fhir.elements import UNSAYABLE

MOST_IN_SIGHT: Final = 60  # characters of what stands there
LONGEST: Final = 200  # characters of a path


@dataclass(frozen=True, slots=True)
class Fault:
    """`where` is a path such as `entry[3] Communication.status`; `why` a half sentence."""

    where: str
    why: str

    def __str__(self) -> str:
        # A bundle from anywhere may have anything for the name of an element.
        return UNSAYABLE.sub("\ufffd", f"{self.where[:LONGEST]}: {self.why}")


def in_sight(value: object) -> str:
    """Return a value from somewhere else so that a terminal can show it."""
    return ascii(value)[:MOST_IN_SIGHT]
