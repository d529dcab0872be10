"""What is wrong in a bundle, and where."""

from __future__ import annotations

from dataclasses import dataclass

MOST_IN_SIGHT = 60  # characters of what stands there


@dataclass(frozen=True, slots=True)
class Fault:
    """`where` is a path such as `entry[3] Communication.status`; `why` a half sentence."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


def in_sight(value: object) -> str:
    """Return a value from somewhere else so that a terminal can show it."""
    return ascii(value)[:MOST_IN_SIGHT]
