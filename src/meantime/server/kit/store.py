"""The store: runs plain synchronous functions in transactions, off the event loop.

Writes go through one thread that commits whatever has gathered since its last commit in one
transaction, each operation under its own savepoint: durable costs one fsync for all of them.
"""

from __future__ import annotations

import asyncio
import sqlite3
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Self, TypeVar, TypeVarTuple

import psycopg
import structlog
from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, OperationalError

from meantime.server.kit import audit
from meantime.server.kit.database import driver_of
from meantime.server.kit.problems import Malformed, Unavailable
from meantime.server.kit.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from meantime.server.kit.actor import Actor
    from meantime.server.kit.clock import Clock
    from meantime.server.kit.database import Database
    from meantime.server.kit.events import Hearers

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

OUTAGES = (OperationalError, InterfaceError, sqlite3.OperationalError, psycopg.OperationalError)
BATCH = 64  # operations in a commit at most, so that nobody waits long behind a crowd
READERS = 3
log = structlog.get_logger()


class Job:
    """One operation and the future of whoever waits for it."""

    __slots__ = ("actor", "args", "error", "fn", "future", "order", "result", "unit")

    def __init__(
        self, actor: Actor | None, fn: Callable[..., Any], args: tuple[Any, ...], order: str
    ) -> None:
        self.actor = actor
        self.fn = fn
        self.args = args
        self.order = order
        self.future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.unit: Unit | None = None
        self.result: Any = None
        self.error: BaseException | None = None

    def settle(self) -> None:
        """Tell whoever waits; runs on the event loop. They may have left meanwhile."""
        if self.error is None and self.unit:
            for hook in self.unit.hooks:
                hook()
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


class Store:
    """Reads and writes on either database. Start and stop it on the event loop that uses it."""

    def __init__(self, database: Database, clock: Clock, hearers: Hearers) -> None:
        self.database = database
        self.clock = clock
        self._hearers = hearers
        self._writes: SimpleQueue[Job | None] = SimpleQueue()
        self._reads: SimpleQueue[Job | None] = SimpleQueue()
        self._threads: list[Thread] = []

    async def start(self) -> None:
        """Open the database and start the threads. Raises AlreadyServed, SchemaTooNew."""
        await asyncio.to_thread(self.database.open)
        self.loop = asyncio.get_running_loop()
        self._threads = [Thread(target=self._write_forever, name="writer")]
        self._threads += [Thread(target=self._read_forever, name="reader") for _ in range(READERS)]
        for thread in self._threads:
            thread.start()

    async def stop(self) -> None:
        """Finish what was accepted, then close."""
        self._writes.put(None)
        for _ in self._threads[1:]:
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
        self._writes.put(job)
        return await job.future  # type: ignore[no-any-return]  # fn's result, by construction

    async def read(self, actor: Actor | None, fn: Callable[[Unit, *Ts], T], *args: *Ts) -> T:
        """Run `fn(unit, *args)` on one snapshot that it cannot change; return its result.

        Rows that it audits are committed before this returns. Raises Unavailable.
        """
        job = Job(actor, fn, args, "")
        self._reads.put(job)
        result: T = await job.future
        if job.unit and job.unit.audit_rows:
            await self.write(None, note_down, job.unit.audit_rows)
        return result

    def _write_forever(self) -> None:
        with Line(self.database, to_write=True) as line:
            while batch := gather(self._writes, BATCH):
                batch.sort(key=lambda job: job.order)
                try:
                    self._commit(line, batch)
                except Exception as error:  # noqa: BLE001  nothing may end this thread
                    line.drop()
                    fail(batch, error)
                self._settle(batch)

    def _commit(self, line: Line, batch: Sequence[Job]) -> None:
        line.say(self.database.begin_write)
        rows: list[audit.AuditRow] = []
        for job in batch:
            line.say("SAVEPOINT operation")
            try:
                self._attempt(line.db, job)
            except Exception as error:  # noqa: BLE001  it goes to whoever asked for it
                line.say("ROLLBACK TO operation")
                job.error = refusal(error)
            else:
                rows += job.unit.audit_rows if job.unit else ()
            line.say("RELEASE operation")
        if rows:
            audit.store_rows(line.db, rows)
        line.say("COMMIT")

    def _attempt(self, db: Connection, job: Job) -> None:
        job.unit = Unit(db, self.clock.now(), job.actor, self._hearers)
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
        line.say(self.database.begin_read)
        try:
            self._attempt(line.db, job)
        except OUTAGES:
            raise
        except Exception as error:  # noqa: BLE001  it goes to whoever asked for it
            job.error = refusal(error)
        line.say("ROLLBACK")

    def _settle(self, batch: Sequence[Job]) -> None:
        def settle() -> None:
            for job in batch:
                job.settle()

        self.loop.call_soon_threadsafe(settle)


class Line:
    """A thread's connection: made when first needed, and again after it broke."""

    def __init__(self, database: Database, *, to_write: bool) -> None:
        self._database = database
        self._to_write = to_write
        self._db: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()

    @property
    def db(self) -> Connection:
        """The connection. Raises OperationalError if none can be had."""
        if self._db is None:
            self._db = self._database.connect(to_write=self._to_write)
        return self._db

    def say(self, statement: str) -> None:
        """Run a statement that steers the transaction."""
        driver_of(self.db).execute(statement)

    def drop(self) -> None:
        """Close; whatever was not committed is undone by that."""
        if self._db is not None:
            self._db.invalidate()
            self._db.close()
            self._db = None


def gather(queue: SimpleQueue[Job | None], limit: int) -> list[Job]:
    """Wait for a job and take what else is there, up to `limit`; empty when all is done."""
    batch: list[Job] = []
    while len(batch) < limit and (not batch or not queue.empty()):
        job = queue.get()
        if job is None:
            # The end: whoever comes next must find it too.
            queue.put(None)
            break
        batch.append(job)
    return batch


def refusal(error: Exception) -> Exception:
    """Return what the caller gets.

    Trying again helps against a deadlock, and whoever lost a race for a unique key will then find
    the row of the winner. What no column can hold, such as a NUL in a text, is the caller's slip.
    """
    if isinstance(error, DataError):
        return Malformed()
    return outage(error) if isinstance(error, (*OUTAGES, IntegrityError)) else error


def fail(batch: Sequence[Job], error: Exception) -> None:
    """Give everybody in the batch the same answer: nothing of it was stored."""
    for job in batch:
        job.error = Unavailable()
    outage(error)


def outage(error: Exception) -> Unavailable:
    """Log which fault of the database it was, and return the problem for the caller."""
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    log.error("store.failed", error=type(cause).__name__, code=code)
    return Unavailable()


def note_down(unit: Unit, rows: list[audit.AuditRow]) -> None:
    """Write the audit rows of a read."""
    unit.audit_rows += rows
