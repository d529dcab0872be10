"""Homework: a task that is given in the thread, and what the client answers and asks about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from meantime.content.homework import template
from meantime.homework.came import what_came
from meantime.homework.templates import fields_of
from meantime.protocol.homework_posts import Homework, HomeworkAnswer, Value
from meantime.protocol.writing import make_entry_id
from meantime.sdk.folds.homework import fold_homework

if TYPE_CHECKING:
    from typing import Literal

    from meantime.homework.came import Came
    from meantime.homework.shapes import Answered, Task
    from meantime.protocol.homework_posts import State
    from meantime.protocol.safety_posts import Answer
    from meantime.sdk.replies import Locale
    from meantime.sdk.threads import Thread

EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]


def homework(thread: Thread) -> list[Task]:
    """Return the tasks that this device knows of, those taken back too, in the order given."""
    return fold_homework(thread.opened(), thread.me, thread.now_ms())


def came_to(thread: Thread, since: int, until: int) -> list[Came]:
    """Return what came of the tasks from `since` to `until` (ms), as this device knows it."""
    return list(what_came(homework(thread), since, until))


def from_template(name: str, locale: Locale, zone: str) -> Homework:
    """Return a new task made from a template, to be changed and given. Raises KeyError."""
    found = template(name)
    if found is None:
        raise KeyError(name)
    return Homework(
        homework=make_entry_id(),
        template=found.id,
        title=found.title[locale],
        text=found.text[locale],
        fields=fields_of(found, locale),
        zone=zone,
    )


def give(thread: Thread, task: Homework, *, show_at: int = 0) -> str:
    """Give a task, or change one that has the same id, as the care team; return its entry's id.

    The client is notified, at `show_at` (ms) if that is set. What was answered before a change
    keeps the version under which it was. Raises as `Space.post`.
    """
    return thread.post(task, attention=1, show_at=show_at)


def take_back(thread: Thread, task: Task) -> str:
    """Take a task back, quietly; what was answered is kept, and `give` gives it again."""
    return thread.post(msgspec.structs.replace(task.now.post, gone=1), attention=0)


@dataclass(frozen=True, slots=True)
class Given:
    """What a client answers: what they filled in by field, ratings from 0 to 10, and words.

    `safety` is what they say of themselves before sending, "" for nothing.
    """

    state: State = "done"
    values: list[Value] = field(default_factory=list)
    hard: int = -1
    helped: int = -1
    text: str = ""
    safety: Literal["", Answer] = ""

    @property
    def words(self) -> str:
        """All that is written in own words, which is looked at on this device."""
        rows = (row.text for value in self.values for row in value.rows)
        said = (*(value.value for value in self.values), *rows, self.text)
        return "\n".join(each for each in said if each)


def answer(thread: Thread, task: Task, given: Given, day: str = "") -> str:
    """Answer a task for a local `day`, "" for one done once, as the client; return the id.

    The newest for a day stands whole. It notifies nobody; its words are looked at on this device,
    and ask for more where that finds something. Raises as `Space.post`.
    """
    said = HomeworkAnswer(
        homework=task.id,
        of=task.now.id,
        day=day,
        state=given.state,
        values=given.values,
        hard=given.hard,
        helped=given.helped,
        text=given.text,
    )
    if not given.words:
        return thread.post(said, attention=0)
    marked, attention = thread.marked(given.words, 0, given.safety)
    said = msgspec.structs.replace(said, noticed=marked.noticed, answer=marked.answer)
    return thread.post(said, attention=attention)


def tick(thread: Thread, task: Task, day: str = "") -> str:
    """Tick a task off for a day; what was filled in for it before stays. Raises as `answer`."""
    before = task.answer(day)
    of_this = before is not None and before.post.of == task.now.id
    kept = before.post if before and of_this else None
    if kept is None:
        return answer(thread, task, Given(), day)
    return thread.post(msgspec.structs.replace(kept, state="done", noticed=[], answer=""))


def undo(thread: Thread, answered: Answered) -> None:
    """Take an answer of mine out again: the one before it stands."""
    thread.withdraw(answered.id)


def ask(thread: Thread, task: Task, text: str) -> str:
    """Ask something about a task: a message like any, which names it. Raises as `Thread.write`."""
    post, attention = thread.marked(text, 1)
    return thread.post(msgspec.structs.replace(post, about=task.id), attention=attention)


def reply(thread: Thread, task: Task, text: str) -> str:
    """Answer, as the care team, what was asked about a task. Raises as `Thread.write`."""
    post, attention = thread.marked(text, 1)
    said = msgspec.structs.replace(post, about=task.id)
    asked = [each for each in task.questions if each.is_open]
    return thread.post(said, attention=attention, re=asked[-1].id if asked else "")
