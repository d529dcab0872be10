"""A process that makes one snapshot and ends, for tests that end it before."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from meantime.server.kit.clock import Clock
from meantime.server.kit.events import Hearers
from meantime.server.kit.outbox.queries import Message
from meantime.server.kit.store import Store
from meantime.server.main import database_of
from meantime.server.records.crisis import CrisisKeeper
from meantime.server.records.service.crisis import CRISIS
from meantime.server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Store]:
    store = Store(database_of(settings), Clock(), Hearers())
    await store.start()
    try:
        yield store
    finally:
        await store.stop()


async def make(settings: Settings, practice_id: str, ordered_at: datetime) -> None:
    """Make the snapshot that was ordered then."""
    order = Message(practice_id, "A" * 22, CRISIS, practice_id, CRISIS, ordered_at, 1)
    async with opened(settings) as store:
        keeper = CrisisKeeper(store, settings.crisis_folder, settings.crisis_kept)
        await keeper.send(order)


if __name__ == "__main__":
    folder, url, whose, at = sys.argv[1:]
    asyncio.run(make(Settings(Path(folder), url), whose, datetime.fromisoformat(at)))
