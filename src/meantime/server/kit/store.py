"""The store: runs plain synchronous functions in transactions, off the event loop.

A writer thread commits whatever has gathered since its last commit in one transaction: durable
costs one fsync for all of them. SQLite has one such thread, PostgreSQL a few. An operation that is
refused leaves nothing behind, and nothing of the others is lost by it.
"""

from __future__ import annotations

import asyncio
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from meantime.server.kit import audit
from meantime.server.kit.jobs import Job, gather
from meantime.server.kit.line import OUTAGES, Line, has_lost_a_race, refusal
from meantime.server.kit.problems import Problem, Unavailable
from meantime.server.kit.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from meantime.server.kit.actor import Actor
    from meantime.server.kit.clock import Clock
    from meantime.server.kit.database import Database
    from meantime.server.kit.events import Hearers

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

BATCH = 64  # operations in a commit at most, so that nobody waits long behind a crowd
READERS = 3


class HalfDone(Exception):
    """An operation failed after it may have changed something: the batch must be run again."""


class Store:
    """Reads and writes on either database. Start and stop it on the event loop that uses it."""

    def __init__(self, database: Database, clock: Clock, hearers: Hearers) -> None:
        self.database = database
        self.clock = clock
        self._hearers = hearers
        self._writes: SimpleQueue[Job | None] = SimpleQueue()
        self._reads: SimpleQueue[Job | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._is_stopping = False

    async def start(self) -> None:
        """Open the database and start the threads. Raises AlreadyServed, SchemaTooNew."""
        await asyncio.to_thread(self.database.open)
        self.loop = asyncio.get_running_loop()
        writers = range(self.database.writers)
        self._threads = [Thread(target=self._write_forever, name="writer") for _ in writers]
        self._threads += [Thread(target=self._read_forever, name="reader") for _ in range(READERS)]
        for thread in self._threads:
            thread.start()

    async def stop(self) -> None:
        """Finish what was accepted, then close."""
        self._is_stopping = True
        self._writes.put(None)
        self._reads.put(None)
        for thread in self._threads:
            await asyncio.to_thread(thread.join)
        self.database.close()

    async def write(
        self, actor: Actor | None, fn: Callable[[Unit, *Ts], T], *args: *Ts, order: str = ""
    ) -> T:
        """Run `fn(unit, *args)` in a transaction; return its result once that is durable.

        What `fn` raises undoes its own changes alone and is raised here. Operations that lock
        the same rows name them in `order`, so that two processes lock them in one order.
        Raises Unavailable if the database is full or gone: nothing was stored then.
        """
        job = Job(actor, fn, args, order)
        self._accept(self._writes, job)
        return await job.future  # type: ignore[no-any-return]  # fn's result, by construction

    async def read(self, actor: Actor | None, fn: Callable[[Unit, *Ts], T], *args: *Ts) -> T:
        """Run `fn(unit, *args)` on one snapshot that it cannot change; return its result.

        Rows that it audits are committed before this returns. Raises Unavailable.
        """
        job = Job(actor, fn, args, "")
        self._accept(self._reads, job)
        result: T = await job.future
        if job.unit and job.unit.audit_rows:
            await self.write(None, note_down, job.unit.audit_rows)
        return result

    def _accept(self, queue: SimpleQueue[Job | None], job: Job) -> None:
        if self._is_stopping:
            raise Unavailable
        queue.put(job)

    def _write_forever(self) -> None:
        with Line(self.database, to_write=True) as line:
            while batch := gather(self._writes, BATCH):
                batch.sort(key=lambda job: job.order)
                self._write(line, batch)
                for job in batch:
                    if job.error and has_lost_a_race(job.error):
                        job.error = None
                        self._write(line, [job])
                self._settle(batch)

    def _write(self, line: Line, batch: Sequence[Job]) -> None:
        try:
            try:
                self._commit(line, batch, self._attempt)
            except HalfDone:
                line.say("ROLLBACK")
                self._commit(line, batch, self._attempt_alone)
        except Exception as error:  # noqa: BLE001  nothing may end this thread
            line.drop()
            fail(batch, error)

    def _commit(
        self, line: Line, batch: Sequence[Job], attempt: Callable[[Line, Job], None]
    ) -> None:
        line.begin(self.database.begin_write)
        for job in batch:
            attempt(line, job)
        audit.store_rows([job.unit for job in batch if job.unit and not job.error])
        line.say("COMMIT")

    def _attempt(self, line: Line, job: Job) -> None:
        """Run without a savepoint: nearly all that is refused is so before it changes anything."""
        line.is_touched = False
        try:
            self._run(line, job)
        except Problem as refused:
            if line.is_touched:
                raise HalfDone from refused
            job.error = refused
        except Exception as error:
            raise HalfDone from error

    def _attempt_alone(self, line: Line, job: Job) -> None:
        line.say("SAVEPOINT operation")  # it hides the last one, which COMMIT releases too
        try:
            self._run(line, job)
        except Exception as error:  # noqa: BLE001  it goes to whoever asked for it
            line.say("ROLLBACK TO operation")
            job.error = error

    def _run(self, line: Line, job: Job) -> None:
        job.error = None
        job.unit = Unit(line, self.clock.now(), job.actor, self._hearers)
        job.result = job.fn(job.unit, *job.args)

    def _read_forever(self) -> None:
        with Line(self.database, to_write=False) as line:
            while batch := gather(self._reads, 1):
                try:
                    self._look(line, batch[0])
                except Exception as error:  # noqa: BLE001  nothing may end this thread
                    line.drop()
                    fail(batch, error)
                self._settle(batch)

    def _look(self, line: Line, job: Job) -> None:
        line.begin(self.database.begin_read)
        try:
            self._run(line, job)
        except OUTAGES:
            raise
        except Exception as error:  # noqa: BLE001  it goes to whoever asked for it
            job.error = error
        line.say("ROLLBACK")

    def _settle(self, batch: Sequence[Job]) -> None:
        for job in batch:
            if job.error:
                job.error = refusal(job.error)

        def settle() -> None:
            for job in batch:
                job.settle()

        self.loop.call_soon_threadsafe(settle)


def fail(batch: Sequence[Job], error: Exception) -> None:
    """Give everybody in the batch the same answer: nothing of it was stored."""
    refusal(error)
    for job in batch:
        job.error = Unavailable()


def note_down(unit: Unit, rows: list[audit.AuditRow]) -> None:
    """Write the audit rows of a read."""
    unit.audit_rows += rows
