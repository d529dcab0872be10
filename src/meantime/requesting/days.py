"""By when a request is answered, in local days of the practice.

Source: 45 CFR 164.524(b)(2), 164.526(b)(2), 164.528(c)(1): days are those of the calendar, the day
on which the request came is not counted, and there is one extension.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from meantime.protocol.request_posts import RequestKind

Delay = Literal["early", "late"]

DAYS: Final[dict[RequestKind, timedelta]] = {
    "access": timedelta(days=30),
    "amendment": timedelta(days=60),
    "accounting": timedelta(days=60),
}
EXTENSION: Final = timedelta(days=30)
REMINDED: Final = timedelta(days=7)  # before it is due
ONE_DAY: Final = timedelta(days=1)
LONGEST_AGO: Final = timedelta(days=366)  # a request that came another way and is noted later


def due_on(kind: RequestKind, asked_on: date) -> date:
    """Return the last day on which a request is answered in time."""
    return asked_on + DAYS[kind]


def latest_on(kind: RequestKind, asked_on: date) -> date:
    """Return the last day to which the one extension can move that."""
    return due_on(kind, asked_on) + EXTENSION


def came_on(said_on: date, received_on: date, *, is_client: bool) -> date:
    """Return the day on which a request came.

    A client's is the day on which the server had it: nobody can date an own one back. Of one that
    came another way it is the day that the care team says, if that can be.
    """
    is_possible = received_on - LONGEST_AGO <= said_on <= received_on
    return received_on if is_client or not is_possible else said_on


def wrong_extension(kind: RequestKind, asked_on: date, until: date, today: date) -> Delay | None:
    """Say what is wrong with an extension that is told `today`, None if nothing.

    `late`: the time for an answer is over, or it would end behind the thirty days that there are;
    `early`: it would end no later than without it.
    """
    due = due_on(kind, asked_on)
    if today > due or until > due + EXTENSION:
        return "late"
    return "early" if until <= due else None


def reminded_on(asked_on: date, due: date, after: date) -> date | None:
    """Return the next day past `after` on which people are reminded, None for no more.

    On the day after it came, a week before it is due, and as it is overdue.
    """
    days = sorted({asked_on + ONE_DAY, max(due - REMINDED, asked_on + ONE_DAY), due + ONE_DAY})
    return next((day for day in days if day > after), None)
