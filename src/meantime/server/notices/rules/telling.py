"""Whom a new entry is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from meantime.protocol.state import Seat

URGENT: Final = 3
WHOM: Final = {"client": "clinician", "clinician": "client", "practice": "client"}
A_WHILE: Final = timedelta(minutes=1)  # no transaction takes that long


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person has not come by for: the first notice that waits; whether one has left."""

    first_due_at: datetime | None
    is_told: bool


def told_of(author_role: str, seats: Mapping[str, Seat]) -> list[str]:
    """Return the seats in a thread that hear of what somebody of `author_role` writes."""
    whom = WHOM.get(author_role)
    return [seat_id for seat_id, seat in seats.items() if seat.role == whom]


def is_urgent(author_role: str, attention: int) -> bool:
    """Tell whether a post must be told at once: only a client can ask for that."""
    return author_role == "client" and attention == URGENT


def is_needed(standing: Standing, due_at: datetime, now: datetime) -> bool:
    """Tell whether a notice due at `due_at` says anything that the person is not told.

    Whoever was told and has not come by since knows that something waits. Of what shows later
    they must be told then, for they may come and go until it does.
    """
    if due_at > now:
        return True
    first = standing.first_due_at
    return not standing.is_told and (first is None or first > now)


def is_watched(standing: Standing, due_at: datetime, now: datetime) -> bool:
    """Tell whether somebody looks at `due_at` anyway, because of what waits already.

    Not if that is due within A_WHILE: whoever decides of it then may not see what is written now.
    """
    first = standing.first_due_at
    return first is not None and now + A_WHILE < first <= due_at
