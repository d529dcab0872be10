"""The plan of the roll-out: the content file `rollout`, as far as a program goes by it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import Struct, convert

from meantime.content import load

if TYPE_CHECKING:
    from collections.abc import Iterator

PhaseName = Literal["foundation", "pilot", "scale"]
PHASES: Final[tuple[PhaseName, ...]] = ("foundation", "pilot", "scale")  # as the file has them


class Task(Struct, frozen=True):
    """Something to be done, or of a list of exits something that must be so; in English."""

    id: str
    do: str
    done_when: str = ""


class Limits(Struct, frozen=True):
    """How many clients a phase takes, and from how many on a clinician is warned; None: any."""

    clients: int | None = None
    clients_min: int = 0
    clients_max: int | None = None
    new_threads_per_therapist_per_week: int | None = None
    active_threads_per_therapist_max: int | None = None

    @property
    def most(self) -> int | None:
        return self.clients if self.clients_max is None else self.clients_max


class Phase(Struct, frozen=True):
    id: str
    title: str
    weeks: str
    limits: Limits
    tasks: tuple[Task, ...]
    exit: tuple[Task, ...]

    def all_tasks(self) -> Iterator[str]:
        """Yield the ids of whatever has to be so before the next phase."""
        return (each.id for each in (*self.tasks, *self.exit))


class Routine(Struct, frozen=True):
    minutes_per_block: int


class Question(Struct, frozen=True):
    """A question of the quarterly review, in English, and when its answer asks for more.

    `metric` names what the system knows, "" if nothing.
    """

    id: str
    ask: str
    act_if: str
    metric: str = ""


class Plan(Struct, frozen=True):
    version: int
    phases: tuple[Phase, ...]
    routine: Routine
    quarterly: tuple[Question, ...]

    def phase(self, name: PhaseName) -> Phase:
        return self.phases[PHASES.index(name)]

    def before(self, name: PhaseName) -> tuple[Phase, ...]:
        """Return the phases that come before one."""
        return self.phases[: PHASES.index(name)]


@cache
def plan() -> Plan:
    """Return the plan; its words in English."""
    return convert(in_english(load("rollout")), Plan)


def in_english(content: Any) -> Any:  # noqa: ANN401  YAML
    """Return content with the English words alone wherever it has them in several languages."""
    if isinstance(content, list):
        return [in_english(each) for each in content]
    if not isinstance(content, dict):
        return content
    if content.keys() == {"en", "es"}:
        return content["en"]
    return {key: in_english(each) for key, each in content.items()}
