"""Commits of several operations: what goes together, and what becomes of it when one fails."""

from __future__ import annotations

import asyncio
import sqlite3
from threading import Event

import pytest

from meantime.server.kit.problems import NotFound, Unavailable
from meantime.server.kit.writers import BATCH
from tests.server.kit.notes import (
    count_commits,
    hold_commits,
    numbers,
    put,
    put_and_refuse,
)


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


def test_whoever_loses_a_race_for_a_key_is_told_to_try_again(on_store):
    async def scenario(store):
        await store.write(None, put, 1)
        with pytest.raises(Unavailable):
            await store.write(None, put, 1)
        assert await store.read(None, numbers) == [1]

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
