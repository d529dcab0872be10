"""The days on which a task was or is to be done, and what came of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from meantime.homework.days import backwards, between, is_on, plus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from meantime.homework.shapes import Answered, Task, Version

LOOK_AHEAD_DAYS: Final = 366

State = Literal["open", "seen", "begun", "done", "stuck"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A task on a local `day`, "" if it is done once; `due` is the day by which, "" for none.

    `version` is the one that was answered, or that stands for that day.
    """

    day: str
    due: str
    version: Version
    answer: Answered | None

    @property
    def state(self) -> State:
        return self.answer.post.state if self.answer else "open"


def occurrences(task: Task, since: str, until: str) -> list[Occurrence]:
    """Return what there is of a task from a day to a day, both among them, by day.

    What was answered is there whatever became of the task; the rest as it stood on that day. A
    task that is done once comes first, and is always there unless it was taken back unanswered.
    """
    answered = {answer.post.day for answer in task.answers}
    days = {day for day in answered if day and since <= day <= until}
    days |= {day for day in between(since, until) if _stands(task, day)}
    return [*_once(task, answered), *(_occurrence(task, day) for day in sorted(days))]


def due(tasks: Iterable[Task], day: str) -> Iterator[tuple[Task, Occurrence]]:
    """Yield what is to be done on a day where the client is, in the order of the tasks.

    That is what this day asks for, done or not, and what is done once, has no later day and is not
    done. Nothing is due that was taken back.
    """
    for task in tasks:
        for occurrence in occurrences(task, day, day):
            if not task.is_gone and _is_due(occurrence, day):
                yield task, occurrence


def current(task: Task, day: str) -> Occurrence | None:
    """Return where a task stands on a day: the occurrence of this day or the last before it.

    None where there was none yet.
    """
    answered = {answer.post.day for answer in task.answers}
    once = next(_once(task, answered), None)
    if once and not task.now.post.repeats:
        return once
    asked = (each for each in backwards(day, task.versions[0].day) if _stands(task, each))
    last = max([each for each in answered if each <= day] + [next(asked, "")], default="")
    return _occurrence(task, last) if last else once


def next_day(task: Task, day: str) -> str:
    """Return the first day after `day` on which a task is to be done; "" for none in a year."""
    coming = between(day, plus(day, LOOK_AHEAD_DAYS))
    return next((each for each in coming if each > day and _stands(task, each)), "")


def _once(task: Task, answered: set[str]) -> Iterator[Occurrence]:
    is_once = not task.now.post.repeats and not task.is_gone
    if is_once or "" in answered:
        yield _occurrence(task, "")


def _occurrence(task: Task, day: str) -> Occurrence:
    answer = task.answer(day)
    standing = task.now if not day else _version_on(task, day) or task.now
    version = task.version(answer.post.of) if answer else standing
    return Occurrence(day, day or standing.post.due, version, answer)


def _stands(task: Task, day: str) -> bool:
    version = _version_on(task, day)
    return version is not None and not version.post.gone and is_on(version.post, version.day, day)


def _version_on(task: Task, day: str) -> Version | None:
    """Return the version that stood at the end of a day, None before there was one."""
    return next((each for each in reversed(task.versions) if each.day <= day), None)


def _is_due(occurrence: Occurrence, day: str) -> bool:
    if occurrence.day:
        return occurrence.day == day
    return occurrence.due <= day and occurrence.state != "done"
