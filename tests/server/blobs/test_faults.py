"""A full disk, a kill in the middle: what was acknowledged is there, the rest can be brought."""

from __future__ import annotations

import resource

import pytest

from meantime.wire.blobs import PART_BYTES
from tests.outside import OutsideServer
from tests.running import settings_for
from tests.server.blobs.sending import Blob
from tests.server.spaces.refusals import refused
from tests.space import ok
from tests.world import World


@pytest.fixture
def outside(database, new_database, tmp_path):
    """Yield a world on a server of its own process, on each database in turn."""
    server = OutsideServer(settings_for(tmp_path, new_database(database)), tmp_path / "log")
    server.start()
    world = World(server, database)
    yield world
    world.close()
    server.stop()


def test_a_full_disk_is_said_and_what_had_come_is_not_lost(outside):
    practice = outside.practice()
    blob = Blob(practice.care)
    ok(blob.begin(practice.client))
    ok(blob.bring(practice.client, 0))
    process = outside.server.process.pid
    unlimited = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (PART_BYTES + 5_000, unlimited[1]))
    for _ in range(3):
        refused(blob.bring(practice.client, 1), 503, "unavailable")
    refused(practice.client.api.get(blob.path), 404, "not-found")
    resource.prlimit(process, resource.RLIMIT_FSIZE, unlimited)
    assert ok(blob.bring(practice.client, 1))["received"] == 2 * PART_BYTES
    ok(blob.bring(practice.client, 2))
    assert practice.client.api.get(blob.path).content == blob.bytes


def test_a_server_killed_between_parts_goes_on_with_the_next(outside):
    practice = outside.practice()
    blob = Blob(practice.care)
    ok(blob.begin(practice.client))
    for number in range(len(blob.parts)):
        ok(blob.bring(practice.client, number))
        outside.server.kill()
        outside.server.start()
    assert practice.client.api.get(blob.path).content == blob.bytes
    assert ok(blob.begin(practice.client))["is_stored"]


def test_a_file_that_got_its_name_before_its_row_is_not_brought_again(outside):
    practice = outside.practice()
    blob = Blob(practice.care)
    ok(blob.begin(practice.client))
    stored = outside.server.settings.data_dir / "blobs" / "stored" / practice.id / practice.care.id
    stored.mkdir(parents=True)
    (stored / blob.address).write_bytes(blob.bytes)
    assert ok(blob.begin(practice.client)) == {"received": len(blob.bytes), "is_stored": True}
    assert practice.client.api.get(blob.path).content == blob.bytes
