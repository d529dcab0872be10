"""A client's last weeks on one time line, out of what this device may read; none of it is sent."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from meantime.patterns.weeks import Checked, Known, Measured, Written, find_patterns
from meantime.protocol.homework_posts import HomeworkAnswer
from meantime.protocol.moment_posts import Moment
from meantime.protocol.posts import Text
from meantime.sdk.folds.check_ins import fold_check_ins
from meantime.sdk.folds.homework import fold_homework, local_day
from meantime.sdk.folds.measured import fold_measured
from meantime.sdk.folds.messages import MILLISECOND, fold_messages, to_ms
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.team_marks import fold_team_marks
from meantime.sdk.reading_policy import zone_there

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from meantime.homework.shapes import Task
    from meantime.patterns.weeks import Patterns
    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People
    from meantime.sdk.spaces import Space
    from meantime.sdk.threads import Thread

OFFLINE: Final = timedelta(days=14) // MILLISECOND  # for so long an author's word for a time counts


def patterns_of(thread: Thread, chart: Space | None, weeks: int) -> tuple[Patterns, str]:
    """Return the last `weeks` weeks of a thread's clients, and the zone (IANA) that they go by.

    It is where a client last said that they were, else the practice's. Without a chart there are
    no marks of the team. It is what this device knows.
    """
    log, now = thread.opened(), thread.now_ms()
    messages = [
        each
        for each in fold_messages(log, thread.me, now)
        if each.role == "client" and not each.is_withdrawn and not each.fault
    ]
    zone = _zone(messages) or zone_there(thread.connection)
    people = fold_people(log)
    marks = fold_team_marks(chart.opened() if chart else [])
    theirs = fold_team_marks(each for each in log if people.role(each.entry.author) == "client")
    written = [each for each in messages if isinstance(each.post, Text | Moment)]
    known = Known(
        now=now,
        zone=zone,
        weeks=weeks,
        written=[Written(each.id, _at(each), len(each.text.split())) for each in written],
        stars=sorted(marks.stars | theirs.stars),
        tags={each.id: _tags(each, marks.tags.get(each.id, ())) for each in written},
        checks=[
            Checked(each.ask, each.answer.at, each.answer.value)
            for each in fold_check_ins(log, thread.me, now)
            if each.post.kind == "slider" and each.answer and each.answer.value >= 0
        ],
        homework=list(_done(fold_homework(log, thread.me, now), zone)),
        measures=list(_totals(log, people)),
    )
    return find_patterns(known), zone


def written_at(at: int, received_at: int) -> int:
    """Return when something was written (ms): its author's word, as far as that can be.

    It counts for what was written offline, but not where it lies ahead of the server's time or two
    weeks and more behind it.
    """
    return at if at <= received_at < at + OFFLINE else received_at


def _at(message: Message) -> int:
    at = message.moment.at if message.moment else message.at
    return written_at(at, to_ms(message.received_at))


def _zone(messages: Sequence[Message]) -> str:
    """Return the zone of the newest moment that says one which is known here."""
    said = (each.moment.zone for each in reversed(messages) if each.moment)
    return next((zone for zone in said if _is_known(zone)), "")


def _is_known(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _tags(message: Message, by_team: Iterable[str]) -> list[str]:
    own = message.moment.tags if message.moment else []
    return list(dict.fromkeys((*by_team, *own)))


def _done(tasks: Iterable[Task], zone: str) -> Iterator[str]:
    """Yield the local day of each task that was done; of one that has none, when that was said."""
    for task in tasks:
        for day in dict.fromkeys(each.post.day for each in task.answers):
            answer = task.answer(day)
            if answer and isinstance(answer.post, HomeworkAnswer) and answer.post.state == "done":
                yield day or local_day(zone, answer.at)


def _totals(log: Sequence[Opened], people: People) -> Iterator[Measured]:
    """Yield what forms came to; where there are several clients each has a lane of their own."""
    every = fold_measured(log, people).series
    is_shared = len({series.author for series in every}) > 1
    for series in every:
        name = f"{series.measure} {people.name(series.author)}" if is_shared else series.measure
        for result in series.results:
            if result.total is not None:
                yield Measured(name, written_at(result.at, result.received_at), result.total)
