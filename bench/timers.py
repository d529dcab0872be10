"""Timers of 10,000 clinicians with 60 clients each: finding what is due, doing it, in time."""

from __future__ import annotations

import asyncio
import contextlib
import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Integer, String, cast, insert, literal, select

from bench.append import postgres
from bench.figures import Figure, percentile
from meantime.server.kit.clock import MICROSECOND, SettableClock
from meantime.server.kit.database import to_column
from meantime.server.kit.events import Hearers
from meantime.server.kit.outbox.posting import NewMessage, post_message
from meantime.server.kit.postgres import Postgres
from meantime.server.kit.sqlite import Sqlite
from meantime.server.kit.store import Store
from meantime.server.kit.timers.queries import Timer, find_due
from meantime.server.kit.timers.setting import NewTimer, set_timer
from meantime.server.kit.timers.sweeper import Timers, keep_sweeping, sweep
from meantime.server.kit.timers.tables import timers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from meantime.server.kit.database import Database
    from meantime.server.kit.unit import Unit

CLINICIANS, CLIENTS_EACH, PRACTICES = 10_000, 60, 1_000
WAITING = CLINICIANS * CLIENTS_EACH
AT_ONCE, ROUNDS = 1_000, 5
APART = timedelta(seconds=5)  # 600,000 of them: five weeks
SCATTER = 104_729  # a prime: keys come in no order of time
PREFIX = "x" * 33  # makes ids as long as real ones
SINGLE, SINGLE_APART = 200, timedelta(milliseconds=37)
WANTED_MS, WANTED_SECONDS, WANTED_LATE = 5.0, 1.0, 1.0


def measure_sqlite() -> Iterator[Figure]:
    """Yield how long 1,000 due timers take among 600,000, and how late a single one is."""
    with tempfile.TemporaryDirectory() as name:
        yield from asyncio.run(_measure(Sqlite(Path(name)), "SQLite"))


def measure_postgres() -> Iterator[Figure]:
    """As on SQLite."""
    with tempfile.TemporaryDirectory() as name, postgres(Path(name)) as url:
        yield from asyncio.run(_measure(Postgres(url), "PostgreSQL"))


async def _measure(database: Database, name: str) -> list[Figure]:
    clock, handlers = SettableClock(), Timers()
    store = Store(database, clock, Hearers())  # nobody hears: as if another process had set them
    await store.start()
    try:
        await asyncio.to_thread(_fill, database, clock)
        select_ms, carry_seconds = [], []
        handlers.on("reminder", _remind)
        for _ in range(ROUNDS):
            clock.advance(AT_ONCE * APART)
            select_ms.append(await store.write(None, _time_select))
            started = time.perf_counter()
            await sweep(store, handlers)
            carry_seconds.append(time.perf_counter() - started)
        late = await _lateness(store, clock, handlers)
    finally:
        await store.stop()
    among = f"among {WAITING:,} timers, {name}"
    return [
        _figure(f"select {AT_ONCE:,} due {among}", select_ms, "ms", WANTED_MS),
        _figure(f"carry {AT_ONCE:,} out {among}", carry_seconds, "s", WANTED_SECONDS),
        Figure(
            f"a timer's lateness, p99, {among}",
            percentile(late, 0.99),
            "s",
            WANTED_LATE,
            "lower",
            {"p50_s": percentile(late, 0.5), "count": len(late)},
        ),
    ]


def _figure(name: str, rounds: list[float], unit: str, want: float) -> Figure:
    return Figure(name, statistics.median(rounds), unit, want, "lower", {"rounds": rounds})


def _fill(database: Database, clock: SettableClock) -> None:
    """Set a timer for every client, with keys and times that have nothing to do with each other."""
    n = select(literal(0, BigInteger).label("n")).cte("numbers", recursive=True)
    n = n.union_all(select(n.c.n + 1).where(n.c.n < WAITING - 1))
    key = literal(PREFIX) + cast(1_000_000_000 + n.c.n * SCATTER % WAITING, String)
    practice = literal(PREFIX) + cast(1_000_000_000 + n.c.n * SCATTER % PRACTICES, String)
    at = to_column(clock.now()) + (n.c.n + 1) * (APART // MICROSECOND)
    zero = literal(0, Integer)
    rows = select(
        practice, "reply:" + key, literal("x" * 22), literal("reminder"), key, key, zero, at, zero,
        zero, at,
    )  # fmt: skip
    with database.connect(to_write=True) as db:
        db.exec_driver_sql(database.begin_write)
        db.execute(insert(timers).from_select([column.name for column in timers.c], rows))
        db.exec_driver_sql("COMMIT")
        db.exec_driver_sql("VACUUM")  # as PostgreSQL does by itself after a while
        db.exec_driver_sql("ANALYZE")


def _time_select(unit: Unit) -> float:
    started = time.perf_counter()
    found = find_due(unit, AT_ONCE)
    milliseconds = (time.perf_counter() - started) * 1000
    if len(found) != AT_ONCE:
        raise AssertionError(len(found))
    return milliseconds


def _remind(unit: Unit, timer: Timer) -> None:
    """Do about what a real handler does: write something, and note that it was done."""
    post_message(unit, NewMessage(timer.practice_id, "mail", timer.subject, "reminder"))
    unit.audit("reminder.posted", subject=timer.subject, practice_id=timer.practice_id)


async def _lateness(store: Store, clock: SettableClock, handlers: Timers) -> list[float]:
    """Return by how many seconds each of some timers is late, once it is durable."""
    late: list[float] = []

    def note(unit: Unit, timer: Timer) -> None:
        _remind(unit, timer)
        unit.after_commit(lambda: late.append((clock.now() - timer.due_at).total_seconds()))

    handlers.on("single", note)
    async with _sweeping(store, handlers):
        at = clock.now() + timedelta(seconds=1)
        for number in range(SINGLE):
            key = PREFIX + str(number)
            single = NewTimer("p", "single", key, at + number * SINGLE_APART, key)
            await store.write(None, set_timer, single)
        while len(late) < SINGLE:  # noqa: ASYNC110  a handler has no event to set
            await asyncio.sleep(0.1)
    return late


@contextlib.asynccontextmanager
async def _sweeping(store: Store, handlers: Timers) -> AsyncIterator[None]:
    task = asyncio.create_task(keep_sweeping(store, handlers))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
