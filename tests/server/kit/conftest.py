"""A bare database of each kind."""

from __future__ import annotations

import asyncio

import pytest

from meantime.server.kit.clock import Clock
from meantime.server.kit.events import Hearers
from meantime.server.kit.postgres import Postgres
from meantime.server.kit.sqlite import Sqlite
from meantime.server.kit.store import Store
from tests.server.kit.notes import make_table


@pytest.fixture
def open_database(database, new_database, tmp_path):
    """Return how to reach one database, empty at first."""
    url = new_database(database)
    return lambda: Postgres(url) if url else Sqlite(tmp_path)


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
