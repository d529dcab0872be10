"""What can be seen in a journal over time: in sums, of which whoever shows them makes means."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from meantime.journal.days import UNSAID, Placed
from meantime.journal.words import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FEW: Final = 5  # of which nothing can be seen yet: whoever shows them says so
MOST_WEEKS: Final = 26  # in a longer time the steps are months
MOST_WORDS: Final = 10
TIMES: Final = 4  # night, morning, afternoon, evening: six hours each, from midnight on
WEEK: Final = 7


class Tally(msgspec.Struct, frozen=True):
    """How many entries, for how many of them a strength was `said`, and the `sum` of those."""

    count: int
    said: int
    sum: int


class Span(msgspec.Struct, frozen=True):
    """A week from the Monday `since`, or a month from its first day; also one without entries."""

    since: str
    tally: Tally


class Used(msgspec.Struct, frozen=True):
    """A word as it was written first, and in how many entries it stands."""

    word: str
    count: int


class Urge(msgspec.Struct, frozen=True):
    """An urge as it was written first, how strong it was, and what was done instead."""

    urge: str
    tally: Tally
    instead: list[Used]


class Patterns(msgspec.Struct, frozen=True):
    """What can be seen: by weekday from Monday on, by time of day, and over time, oldest first.

    Of feelings, tags and urges the `MOST_WORDS` that were used most, of equals what came first.
    """

    entries: int
    days: int
    weekdays: list[Tally]
    times: list[Tally]
    step: Literal["week", "month"]
    spans: list[Span]
    feelings: list[Used]
    tags: list[Used]
    urges: list[Urge]


def see_patterns(placed: Sequence[Placed]) -> Patterns:
    """Return what can be seen in these entries, in whatever order they come."""
    placed = sorted(placed, key=lambda one: (one.written.at, one.written.id))
    days = sorted({one.day for one in placed})
    step: Literal["week", "month"] = "week" if _weeks(days) <= MOST_WEEKS else "month"
    return Patterns(
        entries=len(placed),
        days=len(days),
        weekdays=_by_place(placed, [date.fromisoformat(one.day).weekday() for one in placed], WEEK),
        times=_by_place(placed, [one.hour * TIMES // 24 for one in placed], TIMES),
        step=step,
        spans=_spans(placed, step),
        feelings=_used(one.written.feelings for one in placed),
        tags=_used(one.written.tags for one in placed),
        urges=_urges(placed),
    )


def _weeks(days: Sequence[str]) -> int:
    """Return how many weeks these days, in order, touch."""
    if not days:
        return 0
    first, last = (date.fromisoformat(_start(day, "week")) for day in (days[0], days[-1]))
    return (last - first).days // WEEK + 1


def _by_place(placed: Sequence[Placed], places: Sequence[int], count: int) -> list[Tally]:
    of_place: dict[int, list[int]] = defaultdict(list)
    for one, place in zip(placed, places, strict=True):
        of_place[place].append(one.written.intensity)
    return [_tally(of_place[place]) for place in range(count)]


def _spans(placed: Sequence[Placed], step: Literal["week", "month"]) -> list[Span]:
    of_span: dict[str, list[int]] = defaultdict(list)
    for one in placed:
        of_span[_start(one.day, step)].append(one.written.intensity)
    spans = []
    since = min(of_span, default="")
    while since and since <= max(of_span):
        spans.append(Span(since, _tally(of_span.get(since, []))))
        since = _next(since, step)
    return spans


def _start(day: str, step: Literal["week", "month"]) -> str:
    on = date.fromisoformat(day)
    start = on - timedelta(on.weekday()) if step == "week" else on.replace(day=1)
    return start.isoformat()


def _next(since: str, step: Literal["week", "month"]) -> str:
    days = WEEK if step == "week" else 31  # from the first of a month always into the next one
    return _start((date.fromisoformat(since) + timedelta(days)).isoformat(), step)


def _used(of_entries: Iterable[Sequence[str]]) -> list[Used]:
    first: dict[str, str] = {}
    counts: dict[str, int] = defaultdict(int)
    for words in of_entries:
        for key in dict.fromkeys(map(key_of, words)):
            counts[key] += 1
        for word in words:
            first.setdefault(key_of(word), word.strip())
    counts.pop("", None)
    most = sorted(counts, key=lambda key: -counts[key])[:MOST_WORDS]
    return [Used(first[key], counts[key]) for key in most]


def _urges(placed: Sequence[Placed]) -> list[Urge]:
    of_urge: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        if key := key_of(one.written.urge):
            of_urge[key].append(one)
    most = sorted(of_urge.values(), key=lambda of_it: -len(of_it))[:MOST_WORDS]
    return [_urge(of_it) for of_it in most]


def _urge(placed: Sequence[Placed]) -> Urge:
    instead = [[one.written.instead] if one.written.instead.strip() else [] for one in placed]
    strengths = [one.written.urge_strength for one in placed]
    return Urge(placed[0].written.urge.strip(), _tally(strengths), _used(instead))


def _tally(strengths: Sequence[int]) -> Tally:
    said = [each for each in strengths if each != UNSAID]
    return Tally(len(strengths), len(said), sum(said))
