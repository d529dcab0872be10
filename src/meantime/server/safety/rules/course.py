"""The course of one alert: when which rung is woken, by the hours as its message came.

One function decides it for the ladder and for what a client is told.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from meantime.server.safety.rules.ladder import Rung, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from meantime.server.safety.rules.ladder import Ladder
    from meantime.server.safety.rules.people import People

CALL_EVERY: Final = timedelta(minutes=5)  # between two who are on call
Woken = Rung | Literal["nobody"]
QUARTER: Final = 15  # minutes until an owner, in a ladder that wakes owners alone
LAST_OF_ALL: Final = timedelta(minutes=QUARTER)  # after everybody who was to be woken at night


class Planned(NamedTuple):
    """A rung, and when it is woken."""

    rung: Rung
    at: datetime


Course = tuple[Planned, ...]


class Hours(NamedTuple):
    """Whether somebody is there now, and when they read next; None if that is not known.

    A break within a day, such as lunch, is no time when nobody is there. `usual_at` is when they
    would read next if nothing were closed: no urgent message waits for the end of a vacation.
    """

    is_open: bool
    reads_at: datetime | None
    usual_at: datetime | None


def course(ladder: Ladder, hours: Hours, now: datetime) -> Course:
    """Return what happens if nobody answers, in order of time.

    Where nobody is to be woken it begins as somebody would usually read next; without such a time,
    at once: no message is swallowed. Where people on call are, the clinician is woken at that time;
    without it, last of all.
    """
    if hours.is_open or ladder.night in {None, "clinician"}:
        return tuple(spread(ladder.steps, len(ladder.on_call), now))
    if ladder.night == "nobody":
        return tuple(spread(ladder.steps, len(ladder.on_call), hours.usual_at or now))
    planned = [*spread(night_steps(ladder.steps), len(ladder.on_call), now)]
    planned.append(Planned("clinician", hours.usual_at or planned[-1].at + LAST_OF_ALL))
    return tuple(sorted(planned, key=lambda each: each.at))


def night_steps(steps: Sequence[Step]) -> list[Step]:
    """Return who is woken where people on call are: they at once, then owners as in the ladder.

    The owners' time counts from the first on-call rung; without one, from the beginning.
    """
    calls = [step.after_minutes for step in steps if step.rung == "on_call"]
    first = calls[0] if calls else 0
    owners = [step for step in steps if step.rung == "owner" and step.after_minutes >= first]
    late = QUARTER if not calls and owners[0].after_minutes == 0 else 0
    found = {after - first: Step("on_call", after - first) for after in calls or [0]}
    found |= {
        at: Step("owner", at)
        for step in owners
        if (at := step.after_minutes - first + late) not in found
    }
    return [found[at] for at in sorted(found)]


def spread(steps: Sequence[Step], callers: int, begins_at: datetime) -> Iterator[Planned]:
    """Yield when each rung is woken: those on call one after the other, before the next rung."""
    for step, next_ in zip_longest(steps, steps[1:]):
        at = begins_at + timedelta(minutes=step.after_minutes)
        if step.rung != "on_call" or not callers:
            yield Planned(step.rung, at)
            continue
        left = timedelta(minutes=next_.after_minutes - step.after_minutes)
        gap = min(CALL_EVERY, left / callers)
        yield from (Planned("on_call", at + number * gap) for number in range(callers))


def woken(
    course: Course, people: People, is_reached: Callable[[str], bool], now: datetime
) -> Woken:
    """Return whom a course wakes now; "nobody" if it begins later, or if nobody can be reached.

    As on the ladder, whoever cannot be reached is passed over at once.
    """
    if not course or course[0].at > now:
        return "nobody"
    calls = 0
    for rung, _ in course:
        whom = people.on(rung, calls)
        calls += rung == "on_call"
        if any(is_reached(each) for each in whom):
            return people.rung_told(rung)
    return "nobody"
