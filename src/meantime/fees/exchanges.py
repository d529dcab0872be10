"""The exchanges of a thread that a code may be asked about: seven days from a first look on.

They are found from times alone: who wrote when, how long a clinician looked, which sessions were
held. What only a clinician knows, whether it needed an evaluation and whether the client agreed to
be billed for it, is put into an exchange afterwards (`dataclasses.replace`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.fees.digital_visits import DAYS, Exchange, Spent, Visit
from meantime.fees.payers import is_restricted
from meantime.fees.plans import LOOKED_AT_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from meantime.fees.payers import Restriction

WINDOW: Final = timedelta(days=DAYS - 1)  # of the first day of an exchange to its last


@dataclass(frozen=True, slots=True)
class Message:
    """That somebody wrote on a local day without answering, and how much attention it asked for.

    What a clinician writes and nobody had asked for, such as a prompt, is not `is_by_client`.
    """

    on: date
    is_by_client: bool = True
    attention: int = 1


@dataclass(frozen=True, slots=True)
class Review:
    """Time in whole seconds that was confirmed for a local day; only a clinician's own counts."""

    on: date
    seconds: int
    is_clinician: bool = True


@dataclass(frozen=True, slots=True)
class Thread:
    """What is known of a thread: messages in their order, without answers; reviews; sessions.

    Sessions count as visits unless the practice's payer says otherwise: then there are none here.
    """

    messages: Sequence[Message]
    reviews: Sequence[Review]
    sessions: Sequence[date] = ()
    restrictions: Sequence[Restriction] = ()


def exchanges(thread: Thread) -> list[Exchange]:
    """Return the exchanges of a thread, the earliest first; their days do not overlap.

    One begins with the first review behind a message that no earlier one has.
    """
    return list(_exchanges(thread))


def _exchanges(thread: Thread) -> Iterator[Exchange]:
    left = list(thread.messages)
    own = sorted({each.on for each in thread.reviews if each.is_clinician})
    visits = [Visit(day) for day in thread.sessions]
    behind: date | None = None
    for day in own:
        first = next((each for each in left if _begins(each, day)), None)
        if first is None or (behind is not None and day <= behind):
            continue
        behind = day + WINDOW
        within = [each for each in left if each.on <= behind]
        left = [each for each in left if each.on > behind]
        yield Exchange(
            reviewed_on=day,
            spent=_spent(thread.reviews, day, behind),
            visits=visits,
            is_by_client=first.is_by_client,
            is_urgent=any(each.attention >= LOOKED_AT_FIRST for each in within),
            is_restricted=is_restricted(thread.restrictions, day, behind),
        )


def _begins(message: Message, day: date) -> bool:
    """Tell whether a message is looked at on a day; a prompt that long ago led to none of it."""
    return message.on <= day and (message.is_by_client or message.on >= day - timedelta(days=DAYS))


def _spent(reviews: Iterable[Review], since: date, until: date) -> list[Spent]:
    return [
        Spent(each.seconds, is_clinician=each.is_clinician)
        for each in reviews
        if since <= each.on <= until
    ]
