"""A process that is ended while it makes a snapshot leaves a whole file or none, and then one."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.crisis import fill, found
from meantime.protocol.encoding import b64
from meantime.sdk.crisis_snapshot.file import SnapshotFile
from tests.running import STARTS_WITHIN_SECONDS, poll, settings_for
from tests.server.records.snapshot_outside import opened

ROOT = Path(__file__).parents[3]
PRACTICE = b64(bytes(range(32)))
KILLS = 6


@pytest.fixture
def settings(database, new_database, tmp_path):
    """Return the settings of a practice with twenty clients."""
    settings = settings_for(tmp_path, new_database(database))

    async def prepare():
        async with opened(settings) as store:
            await store.write(None, found, PRACTICE)
            await store.write(None, fill, PRACTICE)

    asyncio.run(prepare())
    return settings


def begin(settings, ordered_at):
    module = "tests.server.records.snapshot_outside"
    arguments = [settings.data_dir, settings.database_url, PRACTICE, ordered_at.isoformat()]
    return subprocess.Popen(  # noqa: S603  this Python, and nobody's words
        [sys.executable, "-m", module, *arguments], cwd=ROOT
    )


def names(folder):
    return {path.name for path in folder.glob("*")}


@pytest.mark.long
def test_ended_at_any_moment_it_leaves_a_whole_file_or_none_and_then_one(settings):
    ordered_at = datetime.now(UTC)
    folder = settings.crisis_folder / PRACTICE
    for _ in range(KILLS):
        before = names(folder)
        process = begin(settings, ordered_at)
        poll(lambda: names(folder) != before or process.poll() == 0, STARTS_WITHIN_SECONDS)  # noqa: B023
        time.sleep(random.uniform(0, 0.2))  # noqa: S311  any moment will do
        process.kill()
        process.wait()
        for path in folder.glob("*.gz"):
            with SnapshotFile(path) as file:
                assert file.is_whole()
    assert begin(settings, ordered_at).wait() == 0
    (path,) = folder.iterdir()  # and nothing half beside it
    with SnapshotFile(path) as file:
        assert file.is_whole()
        assert len(file.logs("thread")) == len(file.logs("desk")) == 20


@pytest.mark.long
@pytest.mark.parametrize("database", ["postgres"])
def test_two_processes_that_take_the_same_order_end_with_one_file(settings):
    ordered_at = datetime.now(UTC)
    both = [begin(settings, ordered_at) for _ in range(2)]
    assert 0 in [process.wait() for process in both]
    (path,) = (settings.crisis_folder / PRACTICE).iterdir()
    with SnapshotFile(path) as file:
        assert file.is_whole()
