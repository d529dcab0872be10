"""What homework came to in a stretch of time: for preparing a session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from meantime.homework.shapes import Task


@dataclass(frozen=True, slots=True)
class Came:
    """How often a task was `done`, `begun` or ended `stuck`, by the answers that stand.

    `asked` is how many questions about it are open.
    """

    task: str
    title: str
    done: int
    begun: int
    stuck: int
    asked: int


def what_came(tasks: Iterable[Task], since: int, until: int) -> Iterator[Came]:
    """Yield what tasks came to from `since` to `until` (ms), in the order in which they were given.

    Every task that stands is there, whatever came of it; one that was taken back if it was answered
    in that time. What was not done is not counted: nobody is told of a gap.
    """
    for task in tasks:
        days = {answer.post.day for answer in task.answers}
        standing = [answer for day in sorted(days) if (answer := task.answer(day))]
        states = [each.post.state for each in standing if since <= each.at <= until]
        done, begun, stuck = (states.count(state) for state in ("done", "begun", "stuck"))
        if done + begun + stuck > 0 or not task.is_gone:
            asked = sum(question.is_open for question in task.questions)
            yield Came(task.id, task.now.post.title, done, begun, stuck, asked)
