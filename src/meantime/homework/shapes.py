"""A task, what it was and is, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from meantime.protocol.homework_posts import Homework, HomeworkAnswer

Late = Literal["", "gone", "changed"]


@dataclass(frozen=True, slots=True)
class Version:
    """What a task was from a local `day` on; `id` is its entry."""

    id: str
    author: str
    at: int
    day: str
    post: Homework


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a task on a day.

    `late` is why it does not fit what stood as it came in: the task had been taken back (`gone`),
    or `changed` since the version that was answered.
    """

    id: str
    author: str
    at: int
    post: HomeworkAnswer
    late: Late = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What a client asks about a task; it is open until somebody of the care team answers."""

    id: str
    author: str
    at: int
    text: str
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """A task with every version and answer of it, oldest first."""

    id: str
    versions: tuple[Version, ...]
    answers: tuple[Answered, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def now(self) -> Version:
        """What stands."""
        return self.versions[-1]

    @property
    def is_gone(self) -> bool:
        return self.now.post.gone == 1

    @property
    def is_seen(self) -> bool:
        """Whether the client has said anything of the version that stands."""
        return any(answer.post.of == self.now.id for answer in self.answers)

    def answer(self, day: str) -> Answered | None:
        """Return the answer that stands for a day, "" for a task that is done once.

        That is the newest; `seen` takes the place of none, for it is said unasked.
        """
        of_day = [each for each in reversed(self.answers) if each.post.day == day]
        said = (each for each in of_day if each.post.state != "seen")
        return next(said, of_day[0] if of_day else None)

    def version(self, entry_id: str) -> Version:
        """Return a version by its entry, the one that stands if there is none such."""
        return next((each for each in self.versions if each.id == entry_id), self.now)
