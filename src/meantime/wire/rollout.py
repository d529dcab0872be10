"""The roll-out of messaging in a practice: its phases, their tasks, and who has a place in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from meantime.wire.base import Shape

PhaseName = Literal["foundation", "pilot", "scale"]
PostId = Annotated[str, Meta(max_length=22)]
EvidenceKind = Literal[
    "policy_version",  # `count` is the version in force for the practice, published `at`
    "hours",  # 1 of 1 once the practice has set hours
    "night",  # 1 of 1 once it is chosen who is woken out of hours
    "crisis_lines",  # lines of the practice's country that were called lately; `at`: the oldest
    "agreements",  # vendors with an agreement in force, of those who touch more than notices
    "custodians",  # who holds the practice's key, of two
    "alerts_closed",  # urgent messages with a documented end; `at`: the newest
    "offered",  # clients to whom messaging was offered, of the fewest that a pilot needs
    "agreed",  # of those offered: consent in force, and the talk about it attested
    "replies_in_time",  # messages answered within what was promised, of those due
    "reviews_kept",  # reviews for which something waited, and the clinician came by, of all those
    "answers",  # who has answered the surveys of the pilot, of those asked
    "reviews",  # quarterly reviews that were filed; `at`: the newest
    "alerts_reviewed",  # urgent messages that somebody took by the next review, of those due
]


class Evidence(Shape):
    """What the server itself knows: `count` of `of` (0: of no number that must be reached)."""

    kind: EvidenceKind
    count: int
    of: int
    at: datetime | None


class Task(Shape):
    """A task, or something that must be so at a phase's end, by its id in the content.

    `by` says who knows that it is done: the system by its evidence, or a person who has said so,
    then with the local day, who, and the sealed post in the directory that tells more ("": none).
    `for_people`: the system cannot know it, so that what people say counts.
    """

    id: str
    done: bool
    by: Literal["", "system", "person"]
    evidence: Evidence | None
    done_on: date | None
    done_by: str
    note_id: str
    for_people: bool


class Phase(Shape):
    """`most` clients have a place in this phase, null for any number."""

    name: PhaseName
    most: int | None
    tasks: list[Task]
    exit: list[Task]


class Excepted(Shape):
    """A thread that has a place beside those that a phase has; why is a sealed post.

    `is_made_up`: nobody is in care there, and it counts in no number.
    """

    space_id: str
    allowed_by: str
    allowed_at: datetime
    reason_id: str
    is_made_up: bool


class Overload(Shape):
    """More than the plan advises, for one clinician. Nothing is refused for it."""

    kind: Literal["new_threads", "active_threads"]
    account_id: str
    count: int
    most: int


class Rollout(Shape):
    """Where the practice stands. `phase` is "" if it has never begun: then nothing is capped.

    `taken` are the places in use without those of `exceptions`; `places` are their threads where a
    phase has so many and no more. `reason_id` is the sealed post that says why the phase was opened
    before everything was done, "" if all was.
    """

    phase: PhaseName | Literal[""]
    since: datetime | None
    started_at: datetime | None
    decided_by: str
    reason_id: str
    taken: int
    places: list[str]
    phases: list[Phase]
    exceptions: list[Excepted]
    warnings: list[Overload]


class TaskTick(Shape):
    """That a person says a task is done, on which local day (null: today), or is not."""

    done: bool
    done_on: date | None = None
    note_id: PostId = ""


class PhaseChoice(Shape):
    """The phase to go on with. With `override` also before all is done, for a sealed reason."""

    phase: PhaseName
    override: bool = False
    reason_id: PostId = ""


class Reason(Shape):
    """The sealed post in the directory that says why.

    `is_made_up`, for a thread without a client yet: nobody will be in care there.
    """

    reason_id: PostId
    is_made_up: bool = False
