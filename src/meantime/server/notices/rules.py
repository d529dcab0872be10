"""Whom a new entry is told, and when a notice leaves: a digest, never a flood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from meantime.protocol.state import Seat

URGENT: Final = 3
QUIET: Final = timedelta(
    hours=1
)  # between two notices that are not urgent, also to who reads at once
WHOM: Final = {"client": "clinician", "clinician": "client", "practice": "client"}

State = Literal["waiting", "left", "spared"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice of one person's. `seen_at` is when they came by after the entry was shown."""

    due_at: datetime
    is_urgent: bool
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Unseen:
    """A notice of an entry that can be seen since `shown_at`; its person has not come by since."""

    entry_id: str
    shown_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a notice: it `left` at `at`, waits until then, or nobody needed it."""

    state: State
    at: datetime


def told_of(author_role: str, seats: Mapping[str, Seat]) -> list[str]:
    """Return the seats in a thread that hear of what somebody of `author_role` writes."""
    whom = WHOM.get(author_role)
    return [seat_id for seat_id, seat in seats.items() if seat.role == whom]


def is_urgent(author_role: str, attention: int) -> bool:
    """Tell whether a post must be told at once: only a client can ask for that."""
    return author_role == "client" and attention == URGENT


def changes_untold(re: str, unseen: Iterable[Unseen], now: datetime) -> bool:
    """Tell whether a post corrects or withdraws one that the person was not told of yet."""
    return any(each.entry_id == re and each.due_at > now for each in unseen)


def is_needed(unseen: Iterable[Unseen], due_at: datetime, now: datetime) -> bool:
    """Tell whether a notice due at `due_at` says anything that the person was not told.

    Whoever was told and has not come by since knows that something waits. Of what shows later
    they must be told then, for they may come and go until it does.
    """
    return due_at > now or all(each.due_at > now for each in unseen)


def fates(notices: Sequence[Notice], now: datetime) -> list[Fate]:
    """Return what becomes of one person's notices, in order of `due_at`.

    An urgent one leaves at once, whatever else has. Any other leaves when it is due, unless an
    earlier one is still unseen then; and not within `QUIET` of the one before, so that it is not
    needed if the person comes by meanwhile.
    """
    found = []
    last: tuple[datetime, Notice] | None = None  # the newest that left, and when
    for notice in notices:
        at = notice.due_at
        is_told = False
        if last is not None and not notice.is_urgent:
            left_at, earlier = last
            at = max(at, left_at + QUIET)
            is_told = earlier.seen_at is None or earlier.seen_at > notice.due_at
        if notice.seen_at is not None and notice.seen_at < at:
            found.append(Fate("spared", notice.due_at))
        elif notice.due_at > now:
            found.append(Fate("waiting", notice.due_at))
        elif is_told:
            found.append(Fate("spared", notice.due_at))
        elif at > now:
            found.append(Fate("waiting", at))
        else:
            found.append(Fate("left", at))
            last = (at, notice)
    return found
