"""Whether urgent messages were looked at by the next review: for the roll-out, and for reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from meantime.server.boundaries.rules.windows import next_window
from meantime.server.boundaries.service.covers import acting_in
from meantime.server.safety.queries import alerts as queries

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime, timedelta

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


class Reviewed(NamedTuple):
    """How many urgent messages somebody took in time, of those that had to be taken by now.

    `people` wrote them.
    """

    in_time: int
    due: int
    people: int


class Taken(NamedTuple):
    """An urgent message, and when somebody first took it or closed it; None if nobody has."""

    client_id: str
    opened_at: datetime
    taken_at: datetime | None


def alerts_reviewed(
    unit: Unit,
    practice_id: str,
    between: tuple[datetime, datetime],
    block: timedelta,
    but: Collection[str] = (),
) -> Reviewed:
    """Return how many of the alerts opened `between` were taken before the next review was over.

    `block` is how long a review takes; none in the threads `but`. By whose hours: whoever acts in
    the thread today.
    """
    in_time = due = 0
    people = set()
    for alert in queries.opened_between(unit, practice_id, *between):
        if alert.space_id in but:
            continue
        taken_at, latest = first_taken(alert), review_over(unit, alert, block)
        if latest is None or (taken_at is None and unit.now <= latest):
            continue
        due += 1
        people.add(alert.client_id)
        in_time += taken_at is not None and taken_at <= latest
    return Reviewed(in_time, due, len(people))


def taken_between(
    unit: Unit,
    practice_id: str,
    between: tuple[datetime, datetime],
    but: Collection[str] = (),
) -> list[Taken]:
    """Return the alerts opened `between` two instants; none in the threads `but`."""
    return [
        Taken(alert.client_id, alert.opened_at, first_taken(alert))
        for alert in queries.opened_between(unit, practice_id, *between)
        if alert.space_id not in but
    ]


def first_taken(alert: Row[Any]) -> datetime | None:
    """Return when somebody first said that they look after an alert, or closed it."""
    return min((at for at in (alert.acknowledged_at, alert.closed_at) if at), default=None)


def review_over(unit: Unit, alert: Row[Any], block: timedelta) -> datetime | None:
    """Return when the review after an alert is over; None where nobody has set one."""
    frame = acting_in(unit, alert.practice_id, alert.space_id).frame
    begins = next_window(frame, alert.opened_at) if frame else None
    return begins + block if begins else None
