"""The sweeper's loop: when it wakes, what it survives, and several at once."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest
from sqlalchemy import text

from meantime.server.kit.alarm import Alarm
from meantime.server.kit.timers import sweeper
from meantime.server.kit.timers.setting import set_timer
from meantime.server.kit.timers.sweeper import keep_sweeping
from tests.server.kit.sweeping import kept_up, note, opened, timer, until

A_WHILE = timedelta(seconds=0.2)


def sweeping(house):
    return kept_up(keep_sweeping(house.store, house.timers))


def test_a_timer_that_is_set_wakes_the_sweeper_at_once(open_database):
    async def scenario():
        async with opened(open_database()) as house:
            house.timers.on("note", note)
            house.timers.alarm = Alarm(timedelta(seconds=60))
            async with sweeping(house):
                await asyncio.sleep(0.1)  # it sleeps by now
                await house.write(set_timer, timer("later", house.clock.now() + 10 * A_WHILE))
                await asyncio.sleep(0.1)
                await house.write(set_timer, timer("sooner", house.clock.now() + A_WHILE))
                await until(lambda: has_done(house, ["sooner"]), 1)
                await until(lambda: has_done(house, ["sooner", "later"]), 5)

    asyncio.run(scenario())


def test_a_timer_is_never_early(open_database):
    async def scenario():
        async with opened(open_database()) as house:
            lateness = []

            def late(unit, timed):
                lateness.append(unit.now - timed.due_at)
                note(unit, timed)

            house.timers.on("note", late)
            now = house.clock.now()
            async with sweeping(house):
                for number in range(20):
                    at = now + number * timedelta(milliseconds=37)
                    await house.write(set_timer, timer(f"{number}", at))
                await until(lambda: has_done(house, [f"{n}" for n in range(20)]))
            assert min(lateness) >= timedelta()

    asyncio.run(scenario())


def test_a_clock_that_is_moved_makes_timers_due_within_a_second(open_database):
    async def scenario():
        async with opened(open_database()) as house:
            house.timers.on("note", note)
            await house.write(set_timer, timer("a", house.clock.now() + timedelta(days=3)))
            async with sweeping(house):
                await asyncio.sleep(0.1)
                house.clock.advance(timedelta(days=3))
                await until(lambda: has_done(house, ["a"]), 1)

    asyncio.run(scenario())


def test_the_sweeper_goes_on_after_whatever_has_gone_wrong(open_database):
    async def scenario():
        async with opened(open_database()) as house:
            house.timers.on("note", note)
            begin, house.store.database.begin_write = house.store.database.begin_write, "NONSENSE"
            async with sweeping(house):
                await asyncio.sleep(0.1)
                house.store.database.begin_write = begin
                await house.write(set_timer, timer("a", house.clock.now() - A_WHILE))
                house.store.database.begin_write = "NONSENSE"
                await asyncio.sleep(0.6)
                house.store.database.begin_write = begin
                await until(lambda: has_done(house, ["a"]), 2)

    asyncio.run(scenario())


@pytest.mark.parametrize("database", ["sqlite"])
def test_people_are_served_between_the_steps_of_a_backlog(open_database, monkeypatch):
    monkeypatch.setattr(sweeper, "SLICE", 5)

    async def scenario():
        async with opened(open_database()) as house:
            house.timers.on("note", note)
            now = house.clock.now()
            for number in range(60):
                await house.write(set_timer, timer(f"{number}", now - A_WHILE))
            async with sweeping(house):
                await until(lambda: has_begun(house))
                await house.write(lambda _: None)
                assert len(await house.done()) < 60

    asyncio.run(scenario())


def test_several_sweepers_share_the_work_and_double_nothing(database, open_database, monkeypatch):
    monkeypatch.setattr(sweeper, "SLICE", 7)
    timers, steps = 60, 3

    async def scenario():
        async with AsyncExitStack() as stack:
            first = await stack.enter_async_context(opened(open_database()))
            second = first
            if database == "postgres":
                second = await stack.enter_async_context(opened(open_database()))
            for house in {first, second}:
                house.timers.on("note", three_times)
            now = first.clock.now()
            for number in range(timers):
                await first.write(set_timer, timer(f"{number}", now - number * A_WHILE))
            await stack.enter_async_context(sweeping(first))
            await stack.enter_async_context(sweeping(second))
            await until(lambda: is_long(first, timers * steps))
            await asyncio.sleep(0.2)
            every = [(f"{n}", step) for n in range(timers) for step in range(steps)]
            assert sorted(await first.done()) == sorted(every)

    def three_times(unit, timed):
        note(unit, timed)
        return timed.due_at + timedelta(milliseconds=1) if timed.step < steps - 1 else None

    asyncio.run(scenario())


@pytest.mark.parametrize("database", ["sqlite"])  # PostgreSQL reads a small table as a whole
@pytest.mark.parametrize(
    ("table", "column", "index"),
    [("timers", "run_at", "timers_due"), ("outbox", "not_before", "outbox_waiting")],
)
def test_what_is_due_is_found_by_an_index_across_practices(open_database, table, column, index):
    waits = "channel = 'mail' AND settled_at IS NULL AND" if table == "outbox" else ""
    query = f"SELECT {column} FROM {table} WHERE {waits} {column} <= 1 ORDER BY {column}"  # noqa: S608  nobody's words

    async def scenario():
        async with opened(open_database()) as house:
            plan = await house.store.read(
                None, lambda unit: unit.db.execute(text(f"EXPLAIN QUERY PLAN {query}")).all()
            )
            assert len(plan) == 1  # and no sorting afterwards
            assert index in plan[0].detail

    asyncio.run(scenario())


async def has_done(house, subjects):
    return sorted(subject for subject, _ in await house.done()) == sorted(subjects)


async def has_begun(house):
    return bool(await house.done())


async def is_long(house, count):
    return len(await house.done()) >= count
