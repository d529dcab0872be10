"""Counting that is ended at any moment, or done twice at once, neither doubles nor loses a week."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import time
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select

from bench.crisis import opened
from bench.insights import Practice, add_thread, found_practice, new_id
from meantime.server.insights.counting import Counter
from meantime.server.insights.queries.periods import periods_between
from meantime.server.insights.rules.weeks import WEEK
from meantime.server.insights.tables import insight_counts
from meantime.server.insights.tables import insight_periods as periods
from meantime.server.kit.problems import Unavailable
from tests.running import settings_for
from tests.server.insights.count_outside import count, order_for

ROOT = Path(__file__).parents[3]
KILLS = 6


class Size(NamedTuple):
    """How many clients have written all the time, and for how many weeks."""

    clients: int
    weeks: int


@pytest.fixture
def size():
    return Size(5, 5)


@pytest.fixture
def practice(size):
    return Practice(new_id(), new_id(), datetime.now(UTC) - size.weeks * WEEK)


@pytest.fixture
def settings(database, new_database, tmp_path, practice, size):
    """Return the settings of a server with a practice of that size."""
    settings = settings_for(tmp_path, new_database(database))

    async def prepare():
        async with opened(settings) as store:
            await store.write(None, found_practice, practice)
            for _ in range(size.clients):
                await store.write(None, add_thread, practice, 10 * size.weeks)

    asyncio.run(prepare())
    return settings


def kept(settings, practice):
    """Return how far is counted, and of each metric the weeks of its periods."""

    def read(unit):
        row = unit.db.execute(select(insight_counts)).one_or_none()
        if row is None:
            return None, {}
        found: dict[str, list[Any]] = {}
        for each in periods_between(unit, practice.id, row.since, row.until):
            found.setdefault(each.metric, []).append((each.since, each.until, each.counted))
        return row, found

    async def looked():
        async with opened(settings) as store:
            return await store.read(None, read)

    return asyncio.run(looked())


def assert_each_week_once(row, found):
    for weeks in found.values():
        assert all(before[1] == after[0] for before, after in pairwise(weeks))
    assert len(found.get("answered_share", ())) == (row.until - row.since) // WEEK
    assert all(each.n == 5 for _, _, each in found.get("engagement", ())[1:])


def test_two_at_once_count_each_week_once(settings, practice):
    asyncio.run(count(settings, practice.id, times=2))
    row, found = kept(settings, practice)
    assert_each_week_once(row, found)
    assert (row.until - row.since) // WEEK in {3, 4}  # by the day of the week that it is
    asyncio.run(count(settings, practice.id))
    assert kept(settings, practice) == (row, found)


@pytest.mark.parametrize(("database", "size"), [("sqlite", Size(4, 16))])
def test_too_few_people_are_closed_after_a_quarter_and_no_number_of_theirs_is_kept(
    settings, practice
):
    asyncio.run(count(settings, practice.id))
    row, found = kept(settings, practice)
    first = row.since + 13 * WEEK
    assert found["answered_share"] == found["engagement"] == [(row.since, first, None)]
    assert "open_threads" not in found

    async def numbers():
        async with opened(settings) as store:
            return await store.read(None, lambda unit: unit.db.execute(select(periods)).all())

    assert {(each.people, each.n, each.part, each.spread) for each in asyncio.run(numbers())} == {
        (0, 0, 0, "[]")
    }


class Failing:
    """A store that takes so many writes, and then none."""

    def __init__(self, store, writes):
        self._store = store
        self._left = writes
        self.read = store.read

    async def write(self, *operation):
        if self._left == 0:
            raise Unavailable
        self._left -= 1
        return await self._store.write(*operation)


@pytest.mark.parametrize("database", ["sqlite"])  # it is the store that fails
def test_a_week_that_cannot_be_written_is_counted_with_the_next_order(settings, practice):
    async def fail():
        async with opened(settings) as store:
            full: Any = Failing(store, 2)
            with pytest.raises(Unavailable):
                await Counter(full).send(order_for(practice.id, store.clock.now()))

    asyncio.run(fail())
    row, found = kept(settings, practice)
    assert_each_week_once(row, found)
    assert row.until == row.since + WEEK
    asyncio.run(count(settings, practice.id))
    row, found = kept(settings, practice)
    assert_each_week_once(row, found)
    assert (row.until - row.since) // WEEK in {3, 4}


def begin(settings, practice):
    module = "tests.server.insights.count_outside"
    arguments = [settings.data_dir, settings.database_url, practice.id]
    return subprocess.Popen(  # noqa: S603  this Python, and nobody's words
        [sys.executable, "-m", module, *arguments], cwd=ROOT
    )


@pytest.mark.long
@pytest.mark.parametrize("size", [Size(5, 26)])
def test_ended_at_any_moment_it_goes_on_where_it_was(settings, practice):
    for _ in range(KILLS):
        before, _found = kept(settings, practice)
        process = begin(settings, practice)
        time.sleep(random.uniform(1, 3))  # noqa: S311  any moment will do
        process.kill()
        process.wait()
        row, found = kept(settings, practice)
        if row is not None:
            assert before is None or row.until >= before.until
            assert_each_week_once(row, found)
    assert begin(settings, practice).wait() == 0
    row, found = kept(settings, practice)
    assert_each_week_once(row, found)
    assert (row.until - row.since) // WEEK in {24, 25}
