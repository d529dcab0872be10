"""Who writes: threads of their own to a database far away, the event loop to a file at hand.

Either way what has gathered since the last commit goes into one transaction: durable costs one
fsync for all of them.
"""

from __future__ import annotations

import asyncio
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from meantime.server.kit.batches import fail, settle
from meantime.server.kit.jobs import gather
from meantime.server.kit.line import Line, has_lost_a_race

if TYPE_CHECKING:
    from meantime.server.kit.batches import Batches
    from meantime.server.kit.jobs import Job

BATCH = 64  # operations in a commit at most, so that nobody waits long behind a crowd


class Writer(Protocol):
    """Takes operations, on the event loop, and settles each once its commit is durable."""

    def put(self, job: Job) -> None:
        """Accept an operation."""

    async def stop(self) -> None:
        """Finish what was accepted. Nothing is accepted any more."""


class ThreadWriters:
    """Some threads, each with a connection: while one waits for the network, another works."""

    def __init__(self, batches: Batches, threads: int) -> None:
        self._batches = batches
        self._loop = asyncio.get_running_loop()
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._threads = [Thread(target=self._write_forever, name="writer") for _ in range(threads)]
        for thread in self._threads:
            thread.start()

    def put(self, job: Job) -> None:
        self._queue.put(job)

    async def stop(self) -> None:
        self._queue.put(None)
        for thread in self._threads:
            await asyncio.to_thread(thread.join)

    def _write_forever(self) -> None:
        with Line(self._batches.database, to_write=True) as line:
            while batch := gather(self._queue, BATCH):
                batch.sort(key=lambda job: job.order)
                self._write(line, batch)
                for job in batch:
                    if has_lost_a_race(job.error):
                        self._write(line, [job])
                self._loop.call_soon_threadsafe(settle, batch)

    def _write(self, line: Line, batch: list[Job]) -> None:
        try:
            self._batches.perform(line, batch)
            line.say("COMMIT")
        except Exception as error:  # noqa: BLE001  nothing may end this thread
            line.drop()
            fail(batch, error)


class LoopWriter:
    """The event loop runs the operations itself, and a thread commits them.

    On a local file an operation takes a tenth of a millisecond, less than to hand it to a thread
    and to quarrel with that thread about the interpreter's lock; only the commit waits, for the
    disk. While it does, the loop reads and checks what the next batch will be.
    """

    def __init__(self, batches: Batches) -> None:
        self._batches = batches
        self._loop = asyncio.get_running_loop()
        self._line = Line(batches.database, to_write=True)
        self._waiting: list[Job] = []
        self._is_idle = asyncio.Event()
        self._is_idle.set()
        self._commits: SimpleQueue[list[Job]] = SimpleQueue()
        self._thread = Thread(target=self._commit_forever, name="writer")
        self._thread.start()

    def put(self, job: Job) -> None:
        self._waiting.append(job)
        if self._is_idle.is_set():
            self._is_idle.clear()
            self._loop.call_soon(self._next)

    async def stop(self) -> None:
        await self._is_idle.wait()
        self._commits.put([])
        await asyncio.to_thread(self._thread.join)
        self._line.drop()

    def _next(self) -> None:
        """Run what has gathered and hand it to the thread that commits."""
        batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
        if not batch:
            self._is_idle.set()
            return
        try:
            self._batches.perform(self._line, batch)
        except Exception as error:  # noqa: BLE001  nothing may end the writing
            self._line.drop()
            fail(batch, error)
            self._loop.call_soon(self._finish, batch)
        else:
            self._commits.put(batch)

    def _commit_forever(self) -> None:
        while batch := self._commits.get():
            try:
                self._line.say("COMMIT")
            except Exception as error:  # noqa: BLE001  nothing may end this thread
                self._line.drop()
                fail(batch, error)
            self._loop.call_soon_threadsafe(self._finish, batch)

    def _finish(self, batch: list[Job]) -> None:
        losers = [job for job in batch if job.may_try_again and has_lost_a_race(job.error)]
        for job in losers:
            job.may_try_again = False
        self._waiting = losers + self._waiting
        settle([job for job in batch if job not in losers])
        self._next()
