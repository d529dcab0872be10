"""What a client is told of who opened their thread (promise 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

    from meantime.server.records.rules.stretches import Kind

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Opening:
    """A stretch in which somebody had a thread before them, or copied it; instants in UTC.

    `role` is the one they had then; `is_cover`: they sat there for a time.
    """

    seat_id: str
    kind: Kind
    role: str
    is_cover: bool
    at: datetime
    last_at: datetime
    until_seq: int

    @property
    def is_by_day(self) -> bool:
        """Whether a client is told the day alone: it is the thread's own clinician's."""
        return self.role == "clinician" and not self.is_cover


@dataclass(frozen=True, slots=True)
class Told:
    """An opening as somebody is told of it. `on` is the local day; without `at`, it is all."""

    opening: Opening
    on: date
    is_to_the_minute: bool


def told_to_client(openings: Iterable[Opening], zone: ZoneInfo, now: datetime) -> list[Told]:
    """Return what a client is told of at `now`, newest first.

    Their own clinician's by the practice's day, each day once and only once it is over, so that it
    is no read receipt; everybody else's at once. What is told by the day comes first on its day:
    its place among the others would say when it was.
    """
    today = day_of(now, zone)
    days: dict[tuple[date, str, str], Told] = {}
    timed: list[Told] = []
    for opening in openings:
        if not opening.is_by_day:
            timed.append(Told(opening, day_of(opening.at, zone), is_to_the_minute=True))
            continue
        for day in days_of(opening, zone):
            if day < today:
                key = day, opening.seat_id, opening.kind
                days[key] = Told(opening, day, is_to_the_minute=False)
    by_day = [days[key] for key in sorted(days)]
    timed.sort(key=lambda told: told.opening.at, reverse=True)
    return sorted([*by_day, *timed], key=lambda told: told.on, reverse=True)


def told_to_staff(openings: Iterable[Opening], zone: ZoneInfo) -> list[Told]:
    """Return all of it to the minute, newest first."""
    timed = [Told(each, day_of(each.at, zone), is_to_the_minute=True) for each in openings]
    return sorted(timed, key=lambda told: told.opening.at, reverse=True)


def days_of(opening: Opening, zone: ZoneInfo) -> Iterator[date]:
    """Yield each local day that a stretch touches."""
    day, last = day_of(opening.at, zone), day_of(opening.last_at, zone)
    while day <= last:
        yield day
        day += ONE_DAY


def day_of(at: datetime, zone: ZoneInfo) -> date:
    """Return the date that a calendar in `zone` shows at an instant."""
    return at.astimezone(zone).date()


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """Return the instant at which a local day begins; where clocks skip midnight, near it."""
    return datetime.combine(day, time.min, zone)
