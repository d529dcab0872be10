"""What posts say about homework (protocol.md section 7): a task that is given, and its answers."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from meantime.protocol.agreement_posts import DayOrNone
from meantime.protocol.post import Post
from meantime.protocol.safety_posts import Answer

Id = Annotated[str, msgspec.Meta(min_length=1)]
Words = Annotated[str, msgspec.Meta(min_length=1)]
Rating = Annotated[int, msgspec.Meta(ge=-1, le=10)]  # 0 to 10, -1 where not said
Weekday = Annotated[int, msgspec.Meta(ge=1, le=7)]  # Monday is 1
Kind = Literal["words", "number", "scale", "time", "choice", "steps"]
State = Literal["seen", "begun", "done", "stuck"]


class Field(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something to fill in, in the client's own language.

    `low` and `high` are the words at the ends of a scale, for `steps` of how hard each is; `unit`
    is that of a `number`. `options` are what a `choice` offers, or the `steps` to begin with.
    """

    id: Id
    kind: Kind
    label: Words
    low: str = ""
    high: str = ""
    unit: str = ""
    options: list[Words] = msgspec.field(default_factory=list)


class Homework(Post, frozen=True, tag="homework"):
    """In a thread, by the care team: a task; of a `homework` the newest stands, whole.

    With no `repeats` it is done once, by the local day `due` if that is not "". Else it is done on
    those weekdays from the day `due` on, until the day `until` if there is one. Days are those of
    where the client is; `zone` is where it was given. With `gone` 1 it is taken back.
    """

    homework: Id
    title: Words
    zone: Id
    template: str = ""
    text: str = ""
    fields: list[Field] = msgspec.field(default_factory=list)
    due: DayOrNone = ""
    repeats: list[Weekday] = msgspec.field(default_factory=list)
    until: DayOrNone = ""
    gone: Literal[0, 1] = 0


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """A step, and how hard it was before and after, 0 to 10, -1 where not said."""

    text: Words
    before: Rating = -1
    after: Rating = -1


class Value(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was filled in: as text, `7.5` and `22:30` as well; of `steps` its `rows`."""

    id: Id
    value: str = ""
    rows: list[Row] = msgspec.field(default_factory=list)


class HomeworkAnswer(Post, frozen=True, tag="homework_answer"):
    """In a thread, by the client: what came of a task on the local `day`, "" for one done once.

    `of` is the entry of the version that was answered. The newest for a day stands, whole; its
    author's empty `amend` takes it out, and the one before it stands again. `hard` and `helped`
    are 0 to 10, -1 where not said. `noticed` and `answer` as in `text`.
    """

    homework: Id
    of: Id
    state: State
    day: DayOrNone = ""
    values: list[Value] = msgspec.field(default_factory=list)
    hard: Rating = -1
    helped: Rating = -1
    text: str = ""
    noticed: list[str] = msgspec.field(default_factory=list)
    answer: Literal["", Answer] = ""


def words_of_homework(post: Homework | HomeworkAnswer) -> str:
    """Return what a post says in plain words, a line for each thing.

    A task is what it is called and what to do; an answer what was filled in, its state if nothing.
    """
    if isinstance(post, Homework):
        return "\n".join(line for line in (post.title, post.text) if line)
    said = [line for value in post.values for line in _lines(value)]
    return "\n".join(line for line in (*said, post.text) if line) or post.state


def _lines(value: Value) -> list[str]:
    return [value.value, *(f"{row.text}{_ratings(row)}" for row in value.rows)]


def _ratings(row: Row) -> str:
    said = [str(rating) if rating >= 0 else "–" for rating in (row.before, row.after)]  # noqa: RUF001  an en dash
    return f" ({', '.join(said)})" if row.before >= 0 or row.after >= 0 else ""
