"""Operations of several people in one transaction, each refused or kept by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.kit import audit
from meantime.server.kit.line import refusal
from meantime.server.kit.problems import Problem, Unavailable
from meantime.server.kit.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from meantime.server.kit.clock import Clock
    from meantime.server.kit.database import Database
    from meantime.server.kit.events import Hearers
    from meantime.server.kit.jobs import Job
    from meantime.server.kit.line import Line


class HalfDone(Exception):
    """An operation failed after it may have changed something: the batch must be run again."""


class Batches:
    """Runs operations on a line; who commits them, and when, is for the writers to say."""

    def __init__(self, database: Database, clock: Clock, hearers: Hearers) -> None:
        self.database = database
        self._clock = clock
        self._hearers = hearers

    def perform(self, line: Line, batch: Sequence[Job]) -> None:
        """Begin a transaction and run the operations in it: everything but the commit.

        What one of them raises is kept as its `error` and undoes its own changes alone. Raises
        whatever keeps the transaction itself from going on.
        """
        try:
            self._each(line, batch, self._attempt)
        except HalfDone:
            line.say("ROLLBACK")
            self._each(line, batch, self._attempt_alone)

    def run(self, line: Line, job: Job) -> None:
        """Run one operation in the transaction that is open. Raises what it raises."""
        job.error = None
        job.unit = Unit(line, self._clock.now(), job.actor, self._hearers)
        job.result = job.fn(job.unit, *job.args)

    def _each(self, line: Line, batch: Sequence[Job], attempt: Callable[[Line, Job], None]) -> None:
        line.begin(self.database.begin_write)
        for job in batch:
            attempt(line, job)
        audit.store_rows([job.unit for job in batch if job.unit and not job.error])

    def _attempt(self, line: Line, job: Job) -> None:
        """Run without a savepoint: nearly all that is refused is so before it changes anything."""
        line.is_touched = False
        try:
            self.run(line, job)
        except Problem as refused:
            if line.is_touched:
                raise HalfDone from refused
            job.error = refused
        except Exception as error:
            raise HalfDone from error

    def _attempt_alone(self, line: Line, job: Job) -> None:
        line.say("SAVEPOINT operation")  # it hides the last one, which COMMIT releases too
        try:
            self.run(line, job)
        except Exception as error:  # noqa: BLE001  it goes to whoever asked for it
            line.say("ROLLBACK TO operation")
            job.error = error


def fail(batch: Sequence[Job], error: Exception) -> None:
    """Give everybody in the batch the same answer: nothing of it was stored."""
    refusal(error)
    for job in batch:
        job.error = Unavailable()


def settle(batch: Sequence[Job]) -> None:
    """Tell everybody in the batch what became of it; runs on the event loop."""
    for job in batch:
        if job.error:
            job.error = refusal(job.error)
        job.settle()
