"""Which tasks stand in a thread, and what was answered and asked about each.

The same rules stand in the web app (`lib/homework/tasks.ts`); `vectors/homework.json` holds both
to them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from meantime.homework.lines import standing
from meantime.homework.questions import questions
from meantime.homework.shapes import Answered, Task, Version
from meantime.protocol.homework_posts import Homework, HomeworkAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.homework.lines import Line
    from meantime.homework.shapes import Late


def fold_tasks(lines: Iterable[Line]) -> list[Task]:
    """Return the tasks of a thread in the order in which they were given, those taken back too.

    A task is given, changed and taken back by the care team alone, and answered by clients alone;
    an answer counts that names a version which stands before it. What its author took out by an
    empty `amend` counts for nothing.
    """
    log = standing(list(lines))
    tasks: dict[str, Task] = {}
    for line in log:
        _add(tasks, line)
    asked = questions(log)
    return [replace(task, questions=asked.get(task.id, ())) for task in tasks.values()]


def _add(tasks: dict[str, Task], line: Line) -> None:
    match line.post:
        case Homework(homework=id_) as post if line.side == "team":
            version = Version(line.id, line.author, line.at, line.day, post)
            known = tasks.get(id_, Task(id_, ()))
            tasks[id_] = replace(known, versions=(*known.versions, version))
        case HomeworkAnswer(homework=id_) as post if line.side == "client" and id_ in tasks:
            task = tasks[id_]
            if any(post.of == version.id for version in task.versions):
                answer = Answered(line.id, line.author, line.at, post, _late(task, post))
                tasks[id_] = replace(task, answers=(*task.answers, answer))


def _late(task: Task, answer: HomeworkAnswer) -> Late:
    if task.is_gone:
        return "gone"
    return "" if answer.of == task.now.id else "changed"
