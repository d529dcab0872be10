"""Sweepers that are killed in the middle: every step is carried out, and once."""

from __future__ import annotations

import asyncio
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from meantime.server.kit.timers.setting import set_timer
from tests.running import STARTS_WITHIN_SECONDS, poll
from tests.server.kit.sweeping import opened, timer
from tests.server.kit.sweeping_outside import STEPS, TIMERS

ROOT = Path(__file__).parents[3]
READ = "SELECT subject, step FROM done"
LEFT = "SELECT count(*) FROM timers"


class Sweepers:
    """One process that sweeps on SQLite, two on PostgreSQL."""

    def __init__(self, folder, url):
        self._folder, self._url = folder, url
        self._processes = [self._start() for _ in range(2 if url else 1)]

    def _start(self):
        module = "tests.server.kit.sweeping_outside"
        arguments = [sys.executable, "-m", module, self._folder, self._url]
        return subprocess.Popen(arguments, cwd=ROOT)  # noqa: S603  this Python, and nobody's words

    def rows(self, query):
        if self._url:
            with psycopg.connect(self._url) as db:
                return db.execute(query.encode()).fetchall()
        with closing(sqlite3.connect(f"file:{self._folder}/meantime.db?mode=ro", uri=True)) as db:
            return db.execute(query).fetchall()

    def kill_one(self):
        """End the one that has swept longest, in the middle of whatever it does."""
        process = self._processes.pop(0)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def start_one(self):
        self._processes.append(self._start())

    def stop(self):
        while self._processes:
            self.kill_one()


@pytest.mark.parametrize("kills", [2, pytest.param(10, marks=pytest.mark.long)])
def test_sweepers_that_are_killed_lose_and_double_no_step(open_database, database, tmp_path, kills):
    bare = open_database()
    asyncio.run(set_all(bare))
    sweepers = Sweepers(tmp_path, bare.url if database == "postgres" else "")
    try:
        for _ in range(kills):
            before = len(sweepers.rows(READ))
            assert before < TIMERS * STEPS, "there is nothing left to be killed in the middle of"
            poll(lambda: len(sweepers.rows(READ)) > before, STARTS_WITHIN_SECONDS)  # noqa: B023
            time.sleep(random.uniform(0, 0.1))  # noqa: S311  any moment will do
            sweepers.kill_one()
            sweepers.start_one()
        poll(lambda: sweepers.rows(LEFT) == [(0,)], STARTS_WITHIN_SECONDS)
        every = [(f"{number}", step) for number in range(TIMERS) for step in range(STEPS)]
        assert sorted(sweepers.rows(READ)) == sorted(every)
    finally:
        sweepers.stop()


async def set_all(bare):
    async with opened(bare) as house:
        at = house.clock.now() - timedelta(minutes=1)
        for number in range(TIMERS):
            await house.write(set_timer, timer(f"{number}", at + number * timedelta(seconds=1)))
