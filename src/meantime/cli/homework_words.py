"""What stands of a task in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.cli import show
from meantime.sdk.homework import EVERY_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.homework.shapes import Answered, Task

DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
OFTEN: Final[dict[str, list[int]]] = {
    "once": [],
    "daily": EVERY_DAY,
    "workdays": EVERY_DAY[:5],
    **{name.lower(): [n] for n, name in enumerate(DAYS, 1)},
}
STATES: Final = ("begun", "done", "stuck")
LATE: Final = {
    "": "",
    "gone": " (came after the task was taken back)",
    "changed": " (to the task as it was before)",
}


def how_often(task: Task) -> str:
    """Return when a task is to be done."""
    post = task.now.post
    if not post.repeats:
        return f"by {post.due}" if post.due else "once"
    days = "daily" if post.repeats == EVERY_DAY else ", ".join(DAYS[n - 1] for n in post.repeats)
    first = f" from {post.due}" if post.due else ""
    return f"{days}{first}{f' until {post.until}' if post.until else ''}"


def rows_of(task: Task) -> Iterator[tuple[str, str, str]]:
    """Yield what was answered and asked, when (the day of an answer), what it is, and the words."""
    for answered in task.answers:
        when = answered.post.day or show.when(answered.at)
        yield when, f"{answered.post.state}{LATE[answered.late]}", _filled(task, answered)
    for question in task.questions:
        yield show.when(question.at), "asks" if question.is_open else "asked", question.text


def _filled(task: Task, answered: Answered) -> str:
    """Return what was filled in beside the labels of the version that was answered."""
    post = answered.post
    labels = {each.id: each.label for each in task.version(post.of).post.fields}
    lines = [
        f"{labels.get(value.id, value.id)}: {value.value}" for value in post.values if value.value
    ]
    lines += [
        f"{row.text}: {_rating(row.before)} before, {_rating(row.after)} after"
        for value in post.values
        for row in value.rows
    ]
    ratings = (("hard", post.hard), ("helped", post.helped))
    lines += [f"{name}: {rating} of 10" for name, rating in ratings if rating >= 0]
    return "\n".join([*lines, *([post.text] if post.text else [])])


def _rating(rating: int) -> str:
    return str(rating) if rating >= 0 else "not said"
