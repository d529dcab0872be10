"""The store: what is written is read, and what a read sees."""

from __future__ import annotations

import asyncio
from threading import Event, current_thread

import pytest
from sqlalchemy import text

from meantime.server.kit.problems import NotFound, Unavailable
from tests.server.kit.notes import (
    hold_commits,
    numbers,
    put,
)


def test_what_is_written_is_read(on_store):
    async def scenario(store):
        assert await store.write(None, put, 1) == 1
        assert await store.read(None, numbers) == [1]

    on_store(scenario)


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
