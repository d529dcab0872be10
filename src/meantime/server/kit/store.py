"""The store: runs plain synchronous functions in transactions.

An operation that is refused leaves nothing behind, and nothing of the others is lost by it. Who
writes is in `kit.writers`; reads have threads of their own, each on one snapshot at a time.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from meantime.server.kit.batches import Batches, fail, settle
from meantime.server.kit.jobs import Job, gather
from meantime.server.kit.line import OUTAGES, Line
from meantime.server.kit.problems import Unavailable
from meantime.server.kit.writers import LoopWriter, ThreadWriters

if TYPE_CHECKING:
    from collections.abc import Callable

    from meantime.server.kit import audit
    from meantime.server.kit.actor import Actor
    from meantime.server.kit.clock import Clock
    from meantime.server.kit.database import Database
    from meantime.server.kit.events import Hearers
    from meantime.server.kit.unit import Unit
    from meantime.server.kit.writers import Writer

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

READERS = 3


class Store:
    """Reads and writes on either database. Start and stop it on the event loop that uses it."""

    _writer: Writer

    def __init__(self, database: Database, clock: Clock, hearers: Hearers) -> None:
        self.database = database
        self.clock = clock
        self._batches = Batches(database, clock, hearers)
        self._reads: SimpleQueue[Job | None] = SimpleQueue()
        self._readers: list[Thread] = []
        self._is_stopping = False

    async def start(self) -> None:
        """Open the database and what works on it. Raises as `Database.open`."""
        await asyncio.to_thread(self.database.open)
        self.loop = asyncio.get_running_loop()
        threads = self.database.writer_threads
        self._writer = (
            ThreadWriters(self._batches, threads) if threads else LoopWriter(self._batches)
        )
        self._readers = [Thread(target=self._read_forever, name="reader") for _ in range(READERS)]
        for thread in self._readers:
            thread.start()

    async def stop(self) -> None:
        """Finish what was accepted, then close."""
        self._is_stopping = True
        await self._writer.stop()
        self._reads.put(None)
        for thread in self._readers:
            await asyncio.to_thread(thread.join)
        self.database.close()

    async def write(
        self, actor: Actor | None, fn: Callable[[Unit, *Ts], T], *args: *Ts, order: str = ""
    ) -> T:
        """Run `fn(unit, *args)` in a transaction; return its result once that is durable.

        What `fn` raises undoes its own changes alone and is raised here. `fn` must be quick: on
        SQLite it runs on the event loop. Operations that lock the same rows name them in
        `order`, so that two processes lock them in one order. Raises Unavailable if the database
        is full or gone: nothing was stored then.
        """
        job = Job(actor, fn, args, order)
        self._demand_open()
        self._writer.put(job)
        return await job.future  # type: ignore[no-any-return]  # fn's result, by construction

    async def read(self, actor: Actor | None, fn: Callable[[Unit, *Ts], T], *args: *Ts) -> T:
        """Run `fn(unit, *args)` on one snapshot that it cannot change; return its result.

        Rows that it audits are committed before this returns, and so is what it asks for
        `afterwards`. Raises Unavailable.
        """
        job = Job(actor, fn, args, "")
        self._demand_open()
        self._reads.put(job)
        result: T = await job.future
        if job.unit and job.unit.audit_rows:
            await self.write(None, note_down, job.unit.audit_rows)
        for change in job.unit.later if job.unit else ():
            with suppress(Unavailable):
                await self.write(actor, change)
        return result

    def _demand_open(self) -> None:
        if self._is_stopping:
            raise Unavailable

    def _read_forever(self) -> None:
        with Line(self.database, to_write=False) as line:
            while batch := gather(self._reads, 1):
                try:
                    self._look(line, batch[0])
                except Exception as error:  # noqa: BLE001  nothing may end this thread
                    line.drop()
                    fail(batch, error)
                self.loop.call_soon_threadsafe(settle, batch)

    def _look(self, line: Line, job: Job) -> None:
        line.begin(self.database.begin_read)
        try:
            self._batches.run(line, job)
        except OUTAGES:
            raise
        except Exception as error:  # noqa: BLE001  it goes to whoever asked for it
            job.error = error
        line.say("ROLLBACK")


def note_down(unit: Unit, rows: list[audit.AuditRow]) -> None:
    """Write the audit rows of a read."""
    unit.audit_rows += rows
