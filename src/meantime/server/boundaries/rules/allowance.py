"""A guide for how much and how often a client writes. It informs; nothing is ever held back.

The server keeps and tells the numbers. Whoever writes counts, on their own device.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST_CHARACTERS: Final = 20_000
MOST_A_WEEK: Final = 100


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a client is told to be usual: characters of a message, messages in seven days.

    0 where nothing is to be said.
    """

    characters: int = 1500
    messages_a_week: int = 5


def impossible(allowance: Allowance) -> list[str]:
    """Return the names of the numbers that cannot be kept."""
    most = {"characters": MOST_CHARACTERS, "messages_a_week": MOST_A_WEEK}
    return [name for name in most if not 0 <= getattr(allowance, name) <= most[name]]
