"""Weeks in which clients do something, and evenings on which nobody at work does: out of posts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.server.boundaries.rules.periods import next_open
from meantime.server.insights.rules.counts import Count
from meantime.server.insights.rules.replies import day_ends

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime

    from meantime.server.boundaries.rules.days import Period
    from meantime.server.boundaries.rules.frames import Frame

EVENING: Final = timedelta(hours=12)  # at most


@dataclass(frozen=True, slots=True)
class Seat:
    """A client's seat in a thread; `until` is when it was taken away, None while it is theirs."""

    space_id: str
    client_id: str
    since: datetime
    until: datetime | None = None

    def is_whole(self, span: Period) -> bool:
        """Tell whether they sat there from the beginning of a time to its end."""
        return self.since <= span[0] and (self.until is None or self.until >= span[1])

    def is_in(self, span: Period) -> bool:
        """Tell whether they sat there at any instant of a time."""
        return self.since < span[1] and (self.until is None or self.until > span[0])


class Posted(NamedTuple):
    """That somebody posted in a thread; what, is nothing that is known."""

    space_id: str
    author: str
    at: datetime


def engagement(seats: Collection[Seat], posts: Iterable[Posted], weeks: Iterable[Period]) -> Count:
    """Return in how many of their whole weeks clients posted anything in their thread."""
    posted = list(posts)
    n = part = 0
    people: set[str] = set()
    for week in weeks:
        active = {(each.space_id, each.author) for each in posted if week[0] <= each.at < week[1]}
        enrolled = {(seat.space_id, seat.client_id) for seat in seats if seat.is_whole(week)}
        n += len(enrolled)
        part += len(enrolled & active)
        people |= {client_id for _, client_id in enrolled}
    return Count(n, part, len(people))


def enrolled(seats: Iterable[Seat], span: Period) -> int:
    """Return how many clients sat in any thread in a time."""
    return len({seat.client_id for seat in seats if seat.is_in(span)})


def evenings_free(
    posts: Iterable[Posted], frames: Mapping[str, Frame], span: Period, people: int
) -> Count:
    """Return on how many evenings of clinicians, by their frames, they posted nowhere.

    An evening is from the last closing of a business day of the span to the next opening. `people`
    are the clients who were enrolled then.
    """
    written: dict[str, list[datetime]] = {}
    for each in posts:
        written.setdefault(each.author, []).append(each.at)
    n = part = 0
    for clinician_id, frame in frames.items():
        theirs = sorted(written.get(clinician_id, ()))
        for begins, ends in evenings(frame, span):
            n += 1
            part += bisect_left(theirs, begins) == bisect_left(theirs, ends)
    return Count(n, part, people)


def evenings(frame: Frame, span: Period) -> Iterator[Period]:
    """Yield the evenings that begin in a time, in order; twelve hours at most."""
    for begins in day_ends(frame, span):
        latest = begins + EVENING
        opens = next_open(frame, begins)
        yield begins, min(opens, latest) if opens else latest
