"""What accounts must ask the rooms above, which know about seats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat behind an id. `until` is the last instant of an open invitation, else None.

    `is_seated` tells whether it still sits in a space that it shares with others.
    """

    practice_id: str
    card: bytes
    until: datetime | None
    is_seated: bool


@dataclass(frozen=True, slots=True)
class SignInOpened:
    """Somebody has come in by the key of `seat_id`."""

    practice_id: str
    seat_id: str


@dataclass(frozen=True, slots=True)
class SignInsEnded:
    """Devices are signed out for good, by somebody or because they ran out long ago."""

    practice_id: str
    sign_in_ids: tuple[str, ...]


@dataclass(slots=True)
class SeatSought:
    """Asked when an id signs in that may be no account's; whoever knows its seat sets `found`.

    An invitation that was used or withdrawn, and a practice that has changed its key, keep the
    card of their past seat. An invitation is open exactly if `found.until` is set.
    """

    seat_id: str
    found: Seat | None = None
