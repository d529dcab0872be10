"""The store: transactions on either database, and what happens when one fails."""

from __future__ import annotations

import asyncio
from threading import Event, current_thread

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert, select, text

from meantime.server.kit.clock import Clock
from meantime.server.kit.events import Hearers
from meantime.server.kit.problems import NotFound, Unavailable
from meantime.server.kit.store import BATCH, Store

notes = Table("notes", MetaData(), Column("number", Integer, primary_key=True))


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


def test_an_operation_that_fails_undoes_itself_alone(on_store):
    async def scenario(store):
        answers = await asyncio.gather(
            store.write(None, put, 1),
            store.write(None, put_and_refuse, 2),
            store.write(None, put, 3),
            return_exceptions=True,
        )
        assert [type(answer) for answer in answers] == [int, NotFound, int]
        assert await store.read(None, numbers) == [1, 3]

    on_store(scenario)


def test_whoever_loses_a_race_for_a_key_is_told_to_try_again(on_store):
    async def scenario(store):
        await store.write(None, put, 1)
        with pytest.raises(Unavailable):
            await store.write(None, put, 1)
        assert await store.read(None, numbers) == [1]

    on_store(scenario)


@pytest.mark.parametrize("database", ["sqlite"])
def test_what_gathers_while_the_writer_works_is_committed_together(on_store):
    async def scenario(store):
        busy = Event()
        first = asyncio.create_task(store.write(None, lambda _: busy.wait(10)))
        await asyncio.sleep(0.05)
        commits = count_commits(store)
        rest = [asyncio.create_task(store.write(None, put, n)) for n in range(BATCH)]
        await asyncio.sleep(0.05)
        busy.set()
        await asyncio.gather(first, *rest)
        assert commits == [1, BATCH]
        assert len(await store.read(None, numbers)) == BATCH

    on_store(scenario)


def count_commits(store):
    """Return a list that grows by the size of every transaction from now on."""
    sizes = []
    settle = store._settle  # noqa: SLF001  the only place that every commit passes

    def counted(batch):
        sizes.append(len(batch))
        settle(batch)

    store._settle = counted  # noqa: SLF001
    return sizes


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


def test_reads_go_on_while_the_writer_works(on_store):
    async def scenario(store):
        busy = Event()
        writing = asyncio.create_task(store.write(None, lambda _: busy.wait(10)))
        assert await store.read(None, numbers) == []
        busy.set()
        await writing

    on_store(scenario)


def test_the_audit_row_of_a_read_is_there_before_its_answer(on_store):
    async def scenario(store):
        await store.read(None, lambda unit: unit.audit("looked", practice_id="p"))
        count = text("SELECT count(*) FROM audit_events WHERE action = 'looked'")
        assert await store.read(None, lambda unit: unit.db.execute(count).scalar_one()) == 1

    on_store(scenario)


def test_somebody_who_leaves_before_the_answer_stops_nobody_else(on_store):
    async def scenario(store):
        busy = Event()
        first = asyncio.create_task(store.write(None, lambda _: busy.wait(10)))
        await asyncio.sleep(0.05)
        left = asyncio.create_task(store.write(None, put, 1))
        stayed = asyncio.create_task(store.write(None, put, 2))
        await asyncio.sleep(0)
        left.cancel()
        busy.set()
        await asyncio.gather(first, stayed)
        assert await store.read(None, numbers) == [1, 2]

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
