"""What a promise costs: when an answer is due, and what waits for one clinician among many."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Integer, String, case, cast, insert, literal, select

from bench.append import postgres
from bench.figures import Figure, Pair
from meantime.server.boundaries.queries import queue_of
from meantime.server.boundaries.rules.due import due_at
from meantime.server.boundaries.rules.frames import Closure, Frame
from meantime.server.boundaries.tables import clocks
from meantime.server.kit.clock import SettableClock
from meantime.server.kit.database import to_column
from meantime.server.kit.events import Hearers
from meantime.server.kit.postgres import Postgres
from meantime.server.kit.sqlite import Sqlite
from meantime.server.kit.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from meantime.server.kit.database import Database
    from meantime.server.kit.unit import Unit

MESSAGES, EVERY, ROUNDS = 5_000, timedelta(minutes=97), 5  # a year of them
WANTED_A_SECOND, A_MOMENT = 5_000.0, timedelta(minutes=7)
FRAMES = 20  # frames that are in use at once, each with a year's holidays

FEW, MANY, MESSAGES_EACH, CLIENTS_OF_ONE = 100, 100_000, 5, 60
LOOKS, WANTED_GROWTH = 200, 1.3
MICROSECONDS_APART = 1_000_000
PRACTICE = "p" * 43


def measure_due() -> Iterator[Figure]:
    """Yield how many due dates a second are counted, from instants all over a year."""
    start = SettableClock().now()
    frames = [
        Frame(
            "America/New_York",
            closures=tuple(
                Closure(
                    f"{number}",
                    date(start.year, month, 1 + number),
                    date(start.year, month, 2 + number),
                    "holiday",
                    "",
                )
                for month in range(1, 13)
            ),
        )
        for number in range(FRAMES)
    ]
    rates = [_count(frames, start + number * A_MOMENT) for number in range(ROUNDS)]
    yield Figure(
        "due dates", statistics.median(rates), "/ s", WANTED_A_SECOND, "higher", {"rounds": rates}
    )


def _count(frames: list[Frame], start: datetime) -> float:
    """Return how many due dates a second are counted, none of them twice."""
    began = time.perf_counter()
    for number, frame in zip(range(MESSAGES), cycle(frames), strict=False):
        if due_at(frame, start + number * EVERY) is None:
            raise AssertionError("a frame is never open")
    return MESSAGES / (time.perf_counter() - began)


def measure_sqlite() -> Iterator[Figure]:
    """Yield how much longer a clinician's queue takes with 100,000 clients than with 100."""
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as many:
        yield asyncio.run(_compare(Sqlite(Path(few)), Sqlite(Path(many)), "SQLite"))


def measure_postgres() -> Iterator[Figure]:
    """As on SQLite; each practice has a PostgreSQL of its own."""
    with (
        tempfile.TemporaryDirectory() as name,
        postgres(Path(name) / "few") as few,
        postgres(Path(name) / "many") as many,
    ):
        yield asyncio.run(_compare(Postgres(few), Postgres(many), "PostgreSQL"))


async def _compare(few: Database, many: Database, name: str) -> Figure:
    stores = [await _filled(few, FEW), await _filled(many, MANY)]
    try:
        rates = [[await store.read(None, _look) for store in stores] for _ in range(ROUNDS)]
    finally:
        for store in stores:
            await store.stop()
    pair = Pair(*map(list, zip(*rates, strict=True)))
    what = f"a clinician's queue, {MANY:,} clients against {FEW}, {name}"
    return Figure(what, pair.ratio, "x the time", WANTED_GROWTH, "lower", pair.detail())


def _look(unit: Unit) -> float:
    """Return how many times a second the queue of one clinician is read."""
    began = time.perf_counter()
    for _ in range(LOOKS):
        if len(queue_of(unit, PRACTICE, _clinician(0), None)) != CLIENTS_OF_ONE // 2:
            raise AssertionError("not what waits")
    return LOOKS / (time.perf_counter() - began)


def _clinician(number: int) -> str:
    return f"c{1_000_000 + number}"


async def _filled(database: Database, clients: int) -> Store:
    """Return a store where each client wrote often; every other one waits for an answer."""
    clock = SettableClock()
    store = Store(database, clock, Hearers())
    await store.start()
    await asyncio.to_thread(_fill, database, clients, to_column(clock.now()))
    return store


def _fill(database: Database, clients: int, now: int) -> None:
    n = select(literal(0, BigInteger).label("n")).cte("numbers", recursive=True)
    n = n.union_all(select(n.c.n + 1).where(n.c.n < clients * MESSAGES_EACH - 1))
    client, seq = n.c.n // MESSAGES_EACH, n.c.n % MESSAGES_EACH
    space = "s" + cast(1_000_000 + client, String)
    waits = (seq == MESSAGES_EACH - 1) & (client % 2 == 0)
    rows = select(
        literal(PRACTICE),
        space,
        seq,
        cast(1_000_000 + n.c.n, String),
        space,
        "c" + cast(1_000_000 + client // CLIENTS_OF_ONE, String),
        literal(1, Integer),
        literal(now),
        literal(now) + n.c.n * MICROSECONDS_APART,
        case((waits, None), else_=literal(now)),
        case((waits, None), else_=literal("x" * 22)),
    )
    with database.connect(to_write=True) as db:
        if database.writer_threads:  # PostgreSQL, whose limit is for requests
            db.exec_driver_sql("SET statement_timeout = 0")
        db.exec_driver_sql(database.begin_write)
        db.execute(insert(clocks).from_select([column.name for column in clocks.c], rows))
        db.exec_driver_sql("COMMIT")
        db.exec_driver_sql("ANALYZE")
