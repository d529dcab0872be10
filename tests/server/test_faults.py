"""Faults: killed in the middle, disk full, database gone. What was acknowledged is there, once."""

from __future__ import annotations

import asyncio
import random
import resource
import threading
import time

import httpx2
import psycopg
import pytest

from meantime.protocol.spaces import verify_log
from meantime.server.kit.database import AlreadyServed
from meantime.server.main import prepare
from tests.outside import OutsideServer
from tests.running import settings_for
from tests.server.spaces.refusals import refused
from tests.world import World

WRITERS = 8


@pytest.fixture
def outside(database, new_database, tmp_path):
    """Yield a world on a server of its own process, on each database in turn."""
    server = OutsideServer(settings_for(tmp_path, new_database(database)), tmp_path / "log")
    server.start()
    world = World(server, database)
    yield world
    world.close()
    server.stop()


@pytest.mark.parametrize(
    ("kills", "posts"), [(1, 200), pytest.param(10, 1_000, marks=pytest.mark.long)]
)
@pytest.mark.timeout(300)
def test_a_server_killed_while_it_appends_loses_and_doubles_nothing(outside, kills, posts):
    practice = outside.practice()
    journals = [practice.found(practice.owner, "own", "private") for _ in range(WRITERS)]
    writers = [
        threading.Thread(target=write_on, args=(practice.owner, journal, posts // WRITERS))
        for journal in journals
    ]
    for writer in writers:
        writer.start()
    for _ in range(kills):
        time.sleep(random.uniform(0.05, 0.3))  # noqa: S311  any moment will do
        outside.server.kill()
        outside.server.start()
    for writer in writers:
        writer.join()
    for journal in journals:
        stored = journal.fetch(practice.owner)
        assert verify_log(entry.wire for entry in stored).seq == posts // WRITERS
        assert [entry.hash for entry in stored] == [entry.hash for entry in journal.entries]


def write_on(person, journal, posts):
    """Append posts one by one, each sent again under its id until it is acknowledged."""
    for number in range(posts):
        entry = journal.write(person, f"{number}")
        while not is_acknowledged(person, journal, entry):
            time.sleep(0.02)
        journal.follow(entry)


def is_acknowledged(person, journal, entry):
    try:
        answer = person.api.post(journal.path, json=entry.wire)
    except httpx2.TransportError:
        return False
    assert answer.status_code in {200, 201, 503}, answer.text
    return answer.is_success


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_full_disk_is_said_and_stores_nothing_by_halves(outside):
    practice = outside.practice()
    journal = practice.found(practice.owner, "own", "private")
    journal.post(practice.owner)
    process = outside.server.process.pid
    unlimited = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (4096, unlimited[1]))
    entry = journal.write(practice.owner, "x" * 5_000)
    for _ in range(3):
        refused(practice.owner.api.post(journal.path, json=entry.wire), 503, "unavailable")
    assert len(journal.fetch(practice.owner)) == entry.seq
    resource.prlimit(process, resource.RLIMIT_FSIZE, unlimited)
    journal.send(practice.owner, entry)
    assert journal.fetch(practice.owner)[-1].hash == entry.hash


@pytest.mark.parametrize("database", ["postgres"])
def test_a_database_that_is_gone_is_said_and_comes_back(outside, postgres):
    practice = outside.practice()
    journal = practice.found(practice.owner, "own", "private")
    entry = journal.write(practice.owner)
    (name,) = postgres.databases[-1:]
    forbid(postgres, name)
    refused(practice.owner.api.post(journal.path, json=entry.wire), 503, "unavailable")
    refused(practice.owner.api.get(journal.path), 503, "unavailable")
    assert outside.server.health("readyz") == 503
    assert outside.server.health("healthz") == 200
    allow(postgres, name)
    journal.send(practice.owner, entry)
    assert journal.fetch(practice.owner)[-1].hash == entry.hash


def forbid(postgres, name):
    with psycopg.connect(postgres.cluster.get_uri(), autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false".encode())
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
            [name],
        )


def allow(postgres, name):
    with psycopg.connect(postgres.cluster.get_uri(), autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true".encode())


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_second_process_on_the_same_folder_is_turned_away(outside, tmp_path):
    with pytest.raises(AlreadyServed, match=r"Another Meantime is using .*\. Stop it first\."):
        asyncio.run(prepare(settings_for(tmp_path)))
    assert outside.server.health("readyz") == 200
