"""Time to reply, what is answered, how much comes in, and how old it is: out of clocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.insights.spread import spread_of
from meantime.server.boundaries.rules.days import business_days
from meantime.server.insights.rules.counts import Count
from meantime.server.insights.rules.open_time import OpenTime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from meantime.server.boundaries.rules.days import Period
    from meantime.server.boundaries.rules.frames import Frame

    FrameOf = Callable[[str], Frame | None]  # of a clinician, None if nobody set one

QUARTER: Final = 15  # minutes


@dataclass(frozen=True, slots=True)
class Message:
    """A client's message that asks for an answer, and when one shows; None while none does.

    What its author took back is none.
    """

    client_id: str
    clinician_id: str  # whose hours count
    started_at: datetime
    stops_at: datetime | None

    def waits_at(self, at: datetime) -> bool:
        """Tell whether it has come by an instant, and no answer shows then."""
        return self.started_at <= at and (self.stops_at is None or self.stops_at > at)

    def is_in(self, span: Period) -> bool:
        return span[0] <= self.started_at < span[1]


def time_to_reply(
    messages: Iterable[Message], frame_of: FrameOf, span: Period, looked_at: datetime
) -> Count:
    """Return how many open minutes pass until messages of a time are answered.

    What was not by `looked_at` is open. Of whoever has set no hours there is no open time.
    """
    times, people = [], set()
    for clinician_id, theirs in by_clinician(each for each in messages if each.is_in(span)).items():
        frame = frame_of(clinician_id)
        if frame is None:
            continue
        clock = OpenTime(frame, span[0], looked_at)
        for each in theirs:
            is_open = each.waits_at(looked_at)
            until = looked_at if is_open or each.stops_at is None else each.stops_at
            times.append((in_quarters(clock.minutes(each.started_at, until)), not is_open))
            people.add(each.client_id)
    return Count(len(times), people=len(people), spread=spread_of(times))


def answered(messages: Iterable[Message], span: Period, looked_at: datetime) -> Count:
    """Return how many messages of a time were answered by `looked_at`."""
    found = [each for each in messages if each.is_in(span)]
    part = sum(not each.waits_at(looked_at) for each in found)
    return Count(len(found), part, len({each.client_id for each in found}))


def for_each_open_hour(
    messages: Iterable[Message], frames: Iterable[Frame | None], span: Period
) -> Count:
    """Return how many messages came in a time, as `n`, and its open minutes, as `part`."""
    found = [each for each in messages if each.is_in(span)]
    minutes = sum(OpenTime(frame, *span).minutes(*span) for frame in frames if frame)
    return Count(len(found), round(minutes), len({each.client_id for each in found}))


def queue_age(messages: Iterable[Message], frame_of: FrameOf, span: Period) -> Count:
    """Return for how many open minutes each message waits, as each business day of a time ends."""
    times, people = [], set()
    for clinician_id, theirs in by_clinician(messages).items():
        frame = frame_of(clinician_id)
        if frame is None:
            continue
        clock = OpenTime(frame, min(each.started_at for each in theirs), span[1])
        for end in day_ends(frame, span):
            waiting = [each for each in theirs if each.waits_at(end)]
            times += [in_quarters(clock.minutes(each.started_at, end)) for each in waiting]
            people |= {each.client_id for each in waiting}
    return Count(len(times), people=len(people), spread=spread_of((each, True) for each in times))


def by_clinician(messages: Iterable[Message]) -> Mapping[str, Sequence[Message]]:
    found: dict[str, list[Message]] = {}
    for each in messages:
        found.setdefault(each.clinician_id, []).append(each)
    return found


def day_ends(frame: Frame, span: Period) -> Iterator[datetime]:
    """Yield when the business days of a time close for the last time, earliest first."""
    for periods in business_days(frame, *span):
        if span[0] <= periods[-1][1] < span[1]:
            yield periods[-1][1]


def in_quarters(minutes: float) -> int:
    """Return minutes up to the next whole quarter of an hour."""
    return -int(-minutes // QUARTER) * QUARTER
