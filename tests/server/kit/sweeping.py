"""Stores with a clock to set, a sweeper and a sending loop; and a table of what they did."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table, insert, select, text

from meantime.server.kit.clock import SettableClock
from meantime.server.kit.database import UtcDateTime
from meantime.server.kit.events import Hearers
from meantime.server.kit.outbox.posting import MessagePosted
from meantime.server.kit.outbox.sender import Senders
from meantime.server.kit.store import Store
from meantime.server.kit.timers.setting import NewTimer, TimerSet, set_timer
from meantime.server.kit.timers.sweeper import Timers

done = Table(
    "done",
    MetaData(),
    Column("place", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("subject", String(43), nullable=False),
    Column("step", Integer, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
)
MINUTE = timedelta(minutes=1)


class House:
    """A store with what works on it. `clock` tells the real time until it is moved."""

    def __init__(self, database):
        self.clock = SettableClock()
        self.timers, self.senders, self.hearers = Timers(), Senders(), Hearers()
        self.hearers.on(TimerSet, self.timers.hear)
        self.hearers.on(MessagePosted, self.senders.hear)
        self.store = Store(database, self.clock, self.hearers)

    async def write(self, fn, *args):
        return await self.store.write(None, fn, *args)

    async def done(self):
        """Return (subject, step) of every step that was carried out, first to last."""
        return await self.store.read(None, all_done)


@asynccontextmanager
async def opened(database):
    """Yield a house on `database`, whose tables are made if need be."""
    house = House(database)
    await house.store.start()
    try:
        await house.write(lambda unit: done.create(unit.db, checkfirst=True))
        yield house
    finally:
        await house.store.stop()


@asynccontextmanager
async def kept_up(*loops):
    """Run loops that never end while the block does."""
    tasks = [asyncio.create_task(loop) for loop in loops]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task


async def until(is_so, seconds=10):
    """Wait until `await is_so()` holds."""
    async with asyncio.timeout(seconds):
        while not await is_so():  # noqa: ASYNC110  it asks a database
            await asyncio.sleep(0.01)


def note(unit, timer):
    """Do a step: note it, and nothing more."""
    unit.db.execute(
        insert(done).values(subject=timer.subject, step=timer.step, due_at=timer.due_at)
    )


def all_done(unit):
    rows = unit.db.execute(select(done.c.subject, done.c.step).order_by(done.c.place))
    return [tuple(row) for row in rows]


def timer(subject, due_at, **more):
    """Return a timer of the practice "p" and the kind "note", with its subject for a key."""
    return NewTimer(
        **{"practice_id": "p", "kind": "note", "dedupe": subject, **more},
        subject=subject,
        due_at=due_at,
    )


def clockwork(open_database):
    """Return how to run `async def scenario(house)`; "note" notes a step and is finished."""

    def run(scenario):
        async def inside():
            async with opened(open_database()) as house:
                house.timers.on("note", note)
                await scenario(house)

        asyncio.run(inside())

    return run


async def set_due(house, subject, minutes, **more):
    """Set a timer that is due in so many minutes of the house's clock."""
    due_at = house.clock.now() + minutes * MINUTE
    await house.write(set_timer, timer(subject, due_at, **more))


def audited(unit):
    return list(unit.db.scalars(text("SELECT action FROM audit_events")))
