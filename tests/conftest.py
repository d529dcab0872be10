"""Fixtures that every room's tests share."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.running import DATABASES, Postgres, RunningServer, running, settings_for
from tests.server.swept import forget_what_waits
from tests.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


ROOMS = Path(__file__).parent / "server"
LEFT_OUT = [
    ROOMS / room for room in os.environ.get("MEANTIME_TEST_LEFT_OUT", "").split(",") if room
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what rooms that are tried on the other database would ask of this one."""
    items[:] = [
        item
        for item in items
        if "database" not in getattr(item, "fixturenames", ())
        or not any(item.path.is_relative_to(room) for room in LEFT_OUT)
    ]


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """One PostgreSQL for the run."""
    cluster = Postgres(tmp_path_factory.mktemp("postgres"))
    yield cluster
    cluster.stop()


@pytest.fixture(scope="session")
def new_database(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Return how to make a database: the kind in, its URL out ("" for SQLite)."""

    def make(kind: str) -> str:
        return "" if kind == "sqlite" else request.getfixturevalue("postgres").new_database()

    return make


@pytest.fixture(scope="session")
def shared_server(
    new_database: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], RunningServer]]:
    """Return the one server of each kind, on which tests make practices of their own."""
    servers: dict[str, RunningServer] = {}
    with ExitStack() as stack:

        def server_on(kind: str) -> RunningServer:
            if kind not in servers:
                settings = settings_for(tmp_path_factory.mktemp(kind), new_database(kind))
                servers[kind] = stack.enter_context(running(settings))
            return servers[kind]

        yield server_on


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn: `sqlite`, `postgres`."""
    kind: str = request.param
    return kind


@pytest.fixture
def world(database: str, shared_server: Callable[[str], RunningServer]) -> Iterator[World]:
    """Yield a world on each database in turn, at the real time until the test moves it."""
    server = shared_server(database)
    server.clock.reset()
    world = World(server, database)
    yield world
    world.close()
    server.write(forget_what_waits)
