"""A guide for how much and how often a client writes. It informs; nothing is ever held back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

WEEK: Final = timedelta(days=7)

Beyond = Literal["length", "frequency"]


@dataclass(frozen=True, slots=True)
class Allowance:
    """What client and clinician agreed on; None where they agreed on nothing."""

    messages_per_week: int | None = None
    words: int | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """In what a message goes beyond the guide, and how many more the seven days hold after it.

    `messages_left` is None where no number was agreed.
    """

    beyond: tuple[Beyond, ...] = ()
    messages_left: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written: its words so far, and whether a safety phrase was found in it."""

    words: int
    is_safety: bool = False


def guide(allowance: Allowance, draft: Draft, sent: Iterable[datetime], now: datetime) -> Guide:
    """Return what to tell a client who writes, given when they sent their earlier messages.

    A message counts for seven days. A safety match is told nothing, whatever was sent before:
    nobody in danger is to read that they write too much.
    """
    if draft.is_safety:
        return Guide()
    beyond: list[Beyond] = []
    if allowance.words is not None and draft.words > allowance.words:
        beyond.append("length")
    left = None
    if allowance.messages_per_week is not None:
        recent = sum(now - WEEK < at <= now for at in sent)
        left = allowance.messages_per_week - recent - 1
        if left < 0:
            beyond.append("frequency")
    return Guide(tuple(beyond), left if left is None else max(left, 0))
