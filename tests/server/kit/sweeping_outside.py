"""A sweeper in a process of its own, to be killed: `python -m … DATA_DIR DATABASE_URL`."""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import timedelta
from pathlib import Path

from meantime.server.kit.postgres import Postgres
from meantime.server.kit.sqlite import Sqlite
from meantime.server.kit.timers import sweeper
from meantime.server.kit.timers.sweeper import keep_sweeping
from tests.server.kit.sweeping import note, opened

TIMERS, STEPS = 24, 10
A_STEP_SECONDS = 0.005  # long enough that a kill finds a slice half done
sweeper.SLICE = 5


def do_step(unit, timer):
    time.sleep(A_STEP_SECONDS)
    note(unit, timer)
    time.sleep(A_STEP_SECONDS)
    return timer.due_at + timedelta(seconds=1) if timer.step < STEPS - 1 else None


async def sweep_forever(folder, url):
    async with opened(Postgres(url) if url else Sqlite(Path(folder))) as house:
        house.timers.on("note", do_step)
        await keep_sweeping(house.store, house.timers)


if __name__ == "__main__":
    asyncio.run(sweep_forever(*sys.argv[1:]))
