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
LONGEST_WAIT: Final = timedelta(days=30)


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
        looked_at = _looked_at(left, day)
        if not looked_at or (behind is not None and day <= behind):
            continue
        behind = day + WINDOW
        within = [*looked_at, *(each for each in left if day < each.on <= behind)]
        left = [each for each in left if each.on > behind]
        yield Exchange(
            reviewed_on=day,
            spent=_spent(thread.reviews, day, behind),
            visits=visits,
            is_by_client=looked_at[0].is_by_client,
            is_urgent=any(each.attention >= LOOKED_AT_FIRST for each in within),
            is_restricted=is_restricted(thread.restrictions, day, behind),
        )


def _looked_at(messages: Sequence[Message], day: date) -> list[Message]:
    """Return the messages that a look on a day is about: those of the week before it.

    If there are none, it is a client's last one that waited longer, but no more than a month: what
    is older was looked at before minutes were kept.
    """
    came = [each for each in messages if each.on <= day]
    week = [each for each in came if each.on >= day - timedelta(days=DAYS)]
    waited = [each for each in came if each.is_by_client and each.on >= day - LONGEST_WAIT]
    return week or waited[-1:]


def _spent(reviews: Iterable[Review], since: date, until: date) -> list[Spent]:
    return [
        Spent(each.seconds, is_clinician=each.is_clinician)
        for each in reviews
        if since <= each.on <= until
    ]
