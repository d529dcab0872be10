"""A client's last weeks on one time line, by the clock of their own zone."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
WEEK: Final = timedelta(days=7)
MORNING, EVENING, NIGHT = 6, 18, 22  # the local hours at which day, evening and night begin
MOST_TAGS: Final = 5

Part = Literal["day", "evening", "night"]


class Written(Struct, frozen=True):
    """A message by the client: when (ms), and of how many words."""

    id: str
    at: int
    words: int


class Checked(Struct, frozen=True):
    """What was answered to a slider that asks `ask`."""

    ask: str
    at: int
    value: int


class Measured(Struct, frozen=True):
    """What a form of `measure` came to."""

    measure: str
    at: int
    total: int


class Known(Struct, frozen=True):
    """What is known of a client at `now` (ms). `zone` is an IANA name; both sides star and tag.

    `tags` and `stars` name messages by their id; `homework` holds the local days of what was done.
    """

    now: int
    zone: str
    weeks: int
    written: list[Written]
    stars: list[str]
    tags: dict[str, list[str]]
    checks: list[Checked]
    homework: list[str]
    measures: list[Measured]


class Week(Struct, frozen=True):
    """A week from the local day `monday` on. `words` is the median; None where nobody wrote.

    `day`, `evening` and `night` say when messages were written; a night belongs to the day on
    which the clock shows it.
    """

    monday: str
    messages: int
    words: int | None
    day: int
    evening: int
    night: int
    starred: int
    homework: int


class Lane(Struct, frozen=True):
    """Something of its own name, with a value for each week; None where there is none."""

    name: str
    values: list[float | None]


class Patterns(Struct, frozen=True):
    """The weeks, oldest first, the last being that of `now`; and beside them what varies.

    `tags` counts messages, the most frequent five; `checks` is the mean of a week, to a tenth;
    `measures` is a week's last total.
    """

    weeks: list[Week]
    tags: list[Lane]
    checks: list[Lane]
    measures: list[Lane]


def find_patterns(known: Known) -> Patterns:
    """Return the last `known.weeks` weeks. Raises ZoneInfoNotFoundError for an unknown zone."""
    zone = ZoneInfo(known.zone)
    last = _monday(_local(known.now, zone).date())
    mondays = [last - WEEK * back for back in reversed(range(known.weeks))]
    written: dict[date, list[tuple[Part, Written]]] = {day: [] for day in mondays}
    for each in known.written:
        at = _local(each.at, zone)
        if each.at <= known.now and (day := _monday(at.date())) in written:
            written[day].append((part_of(at.hour), each))
    done = Counter(_monday(date.fromisoformat(day)) for day in known.homework)
    stars = set(known.stars)
    return Patterns(
        weeks=[_week(day, those, stars, done[day]) for day, those in written.items()],
        tags=_tags(written, known.tags),
        checks=_means(
            (
                (each.ask, _monday(_local(each.at, zone).date()), each.value)
                for each in known.checks
            ),
            mondays,
        ),
        measures=_last(known.measures, zone, mondays),
    )


def part_of(hour: int) -> Part:
    """Return the part of the day that a local hour (0 to 23) is in."""
    if MORNING <= hour < EVENING:
        return "day"
    return "evening" if EVENING <= hour < NIGHT else "night"


def _local(at: int, zone: ZoneInfo) -> datetime:
    return (EPOCH + timedelta(milliseconds=at)).astimezone(zone)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _week(
    monday: date, written: list[tuple[Part, Written]], stars: set[str], homework: int
) -> Week:
    parts = Counter(part for part, _ in written)
    return Week(
        monday=monday.isoformat(),
        messages=len(written),
        words=_median([each.words for _, each in written]),
        day=parts["day"],
        evening=parts["evening"],
        night=parts["night"],
        starred=sum(each.id in stars for _, each in written),
        homework=homework,
    )


def _median(values: list[int]) -> int | None:
    """Return the value in the middle, of two the whole number between them, rounded down."""
    if not values:
        return None
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) // 2


def _tags(
    written: Mapping[date, list[tuple[Part, Written]]], tags: Mapping[str, list[str]]
) -> list[Lane]:
    counts: dict[str, Counter[date]] = {}
    for day, those in written.items():
        for tag in (tag for _, each in those for tag in tags.get(each.id, [])):
            counts.setdefault(tag, Counter())[day] += 1
    most = sorted(counts, key=lambda tag: (-counts[tag].total(), tag))[:MOST_TAGS]
    return [Lane(tag, [counts[tag][day] for day in written]) for tag in most]


def _means(values: Iterable[tuple[str, date, int]], mondays: list[date]) -> list[Lane]:
    found: dict[str, dict[date, list[int]]] = {}
    for name, day, value in values:
        found.setdefault(name, {}).setdefault(day, []).append(value)
    means = {
        name: {day: _mean(each) for day, each in weeks.items()} for name, weeks in found.items()
    }
    return _lanes(means, mondays)


def _mean(values: list[int]) -> float:
    """Return the mean to a tenth, halves upwards: the same number in every language."""
    return (20 * sum(values) + len(values)) // (2 * len(values)) / 10


def _last(measured: list[Measured], zone: ZoneInfo, mondays: list[date]) -> list[Lane]:
    found: dict[str, dict[date, float]] = {}
    for each in sorted(measured, key=lambda each: each.at):
        found.setdefault(each.measure, {})[_monday(_local(each.at, zone).date())] = each.total
    return _lanes(found, mondays)


def _lanes(found: Mapping[str, Mapping[date, float]], mondays: list[date]) -> list[Lane]:
    """Return those that have a value in one of the weeks, by name."""
    lanes = [Lane(name, [found[name].get(day) for day in mondays]) for name in sorted(found)]
    return [lane for lane in lanes if any(value is not None for value in lane.values)]
