"""The store: transactions on either database, and what happens when one fails."""

from __future__ import annotations

import asyncio
import sqlite3
from threading import Event, current_thread

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, bindparam, insert, select, text

from meantime.server.kit.clock import Clock
from meantime.server.kit.events import Hearers
from meantime.server.kit.problems import NotFound, Unavailable
from meantime.server.kit.statement import Statement, run_all
from meantime.server.kit.store import Store
from meantime.server.kit.writers import BATCH

notes = Table("notes", MetaData(), Column("number", Integer, primary_key=True))

PUT = Statement(insert(notes).values(number=bindparam("number")))


def make_table(unit):
    notes.create(unit.db)


def put(unit, number):
    unit.db.execute(insert(notes).values(number=number))
    return number


def numbers(unit):
    return list(unit.db.scalars(select(notes.c.number).order_by(notes.c.number)))


def put_and_refuse(unit, number):
    put(unit, number)
    raise NotFound


def put_both(unit, *two):
    run_all(unit, [(PUT, {"number": number}) for number in two])


@pytest.fixture
def on_store(open_database):
    """Return how to run `async def scenario(store)` on a store with an empty table."""

    def run(scenario):
        async def inside():
            store = Store(open_database(), Clock(), Hearers())
            await store.start()
            try:
                await store.write(None, make_table)
                await scenario(store)
            finally:
                await store.stop()

        asyncio.run(inside())

    return run


def test_what_is_written_is_read(on_store):
    async def scenario(store):
        assert await store.write(None, put, 1) == 1
        assert await store.read(None, numbers) == [1]

    on_store(scenario)


def test_whoever_loses_a_race_for_a_key_is_told_to_try_again(on_store):
    async def scenario(store):
        await store.write(None, put, 1)
        with pytest.raises(Unavailable):
            await store.write(None, put, 1)
        assert await store.read(None, numbers) == [1]

    on_store(scenario)


@pytest.mark.parametrize("database", ["sqlite"])
def test_what_is_asked_together_is_committed_together(on_store):
    async def scenario(store):
        commits = count_commits(store)
        await asyncio.gather(*(store.write(None, put, n) for n in range(BATCH)))
        assert len(commits) == 1
        assert len(await store.read(None, numbers)) == BATCH

    on_store(scenario)


@pytest.mark.parametrize("database", ["sqlite"])
def test_what_comes_while_the_disk_works_waits_for_the_next_commit(on_store):
    async def scenario(store):
        commits, disk = count_commits(store), Event()
        hold_commits(store, disk)
        first = asyncio.create_task(store.write(None, put, 1))
        await asyncio.sleep(0.05)
        rest = [asyncio.create_task(store.write(None, put, n)) for n in (2, 3)]
        await asyncio.sleep(0.05)
        assert not first.done()
        disk.set()
        await asyncio.gather(first, *rest)
        assert len(commits) == 2

    on_store(scenario)


def count_commits(store):
    """Return a list that grows by every commit from now on."""
    commits = []
    say = store.database.say

    def counted(driver, statement):
        if statement == "COMMIT":
            commits.append(statement)
        say(driver, statement)

    store.database.say = counted
    return commits


def hold_commits(store, disk):
    """Let every commit take until `disk` is set."""
    say = store.database.say

    def held(driver, statement):
        if statement == "COMMIT":
            disk.wait(10)
        say(driver, statement)

    store.database.say = held


def test_hooks_run_after_the_commit_and_only_then(on_store):
    async def scenario(store):
        seen = []

        def hooked(unit, number):
            put(unit, number)
            unit.after_commit(lambda: seen.append((number, current_thread().name)))
            if number == 2:
                raise NotFound

        await store.write(None, hooked, 1)
        with pytest.raises(NotFound):
            await store.write(None, hooked, 2)
        assert seen == [(1, "MainThread")]

    on_store(scenario)


def test_an_operation_that_lost_a_race_is_run_again_and_finds_the_winner(on_store):
    async def scenario(store):
        looked = []

        def put_unless_there(unit):
            looked.append(found := numbers(unit))
            if found:
                return "was there"
            put(unit, 1)
            if len(looked) == 1:
                put(unit, 1)  # as if somebody else had inserted it meanwhile
            return "put"

        assert await store.write(None, put_unless_there) == "put"
        assert looked == [[], []]

    on_store(scenario)


def test_changes_asked_for_together_are_all_made_or_none(on_store):
    async def scenario(store):
        await store.write(None, put, 1)
        with pytest.raises(Unavailable):
            await store.write(None, put_both, 1, 2)
        assert await store.read(None, numbers) == [1]
        await store.write(None, put_both, 2, 3)
        assert await store.read(None, numbers) == [1, 2, 3]

    on_store(scenario)


def test_a_read_cannot_write(on_store):
    async def scenario(store):
        with pytest.raises(Exception, match=r"."):
            await store.read(None, put, 1)
        assert await store.read(None, numbers) == []

    on_store(scenario)


def test_a_read_sees_one_moment(on_store):
    async def scenario(store):
        began, go_on = Event(), Event()

        def look_twice(unit):
            before = numbers(unit)
            began.set()
            go_on.wait(10)
            return before, numbers(unit)

        looking = asyncio.create_task(store.read(None, look_twice))
        await asyncio.to_thread(began.wait, 10)
        await store.write(None, put, 1)
        go_on.set()
        assert await looking == ([], [])

    on_store(scenario)


def test_reads_go_on_while_a_commit_waits_for_the_disk(on_store):
    async def scenario(store):
        disk = Event()
        hold_commits(store, disk)
        writing = asyncio.create_task(store.write(None, put, 1))
        assert await store.read(None, numbers) == []
        disk.set()
        await writing

    on_store(scenario)


def test_a_commit_that_fails_stores_nothing_and_says_so(on_store):
    async def scenario(store):
        say = store.database.say

        def failing(driver, statement):
            if statement == "COMMIT":
                raise sqlite3.OperationalError("disk I/O error")
            say(driver, statement)

        store.database.say = failing
        answers = await asyncio.gather(
            store.write(None, put, 1), store.write(None, put, 2), return_exceptions=True
        )
        assert [type(answer) for answer in answers] == [Unavailable, Unavailable]
        store.database.say = say
        assert await store.write(None, put, 3) == 3
        assert await store.read(None, numbers) == [3]

    on_store(scenario)


def test_an_operation_that_fails_half_done_is_run_again_alone(on_store):
    async def scenario(store):
        runs = []

        def counted(unit, number):
            runs.append(number)
            return put(unit, number)

        answers = await asyncio.gather(
            store.write(None, counted, 1),
            store.write(None, put_and_refuse, 2),
            store.write(None, counted, 3),
            return_exceptions=True,
        )
        assert [type(answer) for answer in answers] == [int, NotFound, int]
        assert await store.read(None, numbers) == [1, 3]
        if store.database.writer_threads == 0:  # elsewhere each may have found a thread of its own
            assert runs == [1, 1, 3]

    on_store(scenario)


def test_the_audit_row_of_a_read_is_there_before_its_answer(on_store):
    async def scenario(store):
        await store.read(None, lambda unit: unit.audit("looked", practice_id="p"))
        count = text("SELECT count(*) FROM audit_events WHERE action = 'looked'")
        assert await store.read(None, lambda unit: unit.db.execute(count).scalar_one()) == 1

    on_store(scenario)


def test_somebody_who_leaves_before_the_answer_stops_nobody_else(on_store):
    async def scenario(store):
        left = asyncio.create_task(store.write(None, put, 1))
        stayed = asyncio.create_task(store.write(None, put, 2))
        await asyncio.sleep(0)
        left.cancel()
        await stayed
        assert 2 in await store.read(None, numbers)

    on_store(scenario)


def test_what_was_accepted_is_finished_before_the_store_stops(on_store):
    async def scenario(store):
        pending = [asyncio.create_task(store.write(None, put, n)) for n in range(200)]
        await asyncio.sleep(0)
        await store.stop()
        assert await asyncio.gather(*pending) == list(range(200))
        for late in (store.write(None, put, 200), store.read(None, numbers)):
            with pytest.raises(Unavailable):
                await late

    on_store(scenario)
