"""A process that counts what is ripe and ends, for tests that end it before."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.crisis import opened
from meantime.server.insights.counting import Counter
from meantime.server.insights.service.counting import INSIGHTS
from meantime.server.kit.outbox.queries import Message
from meantime.server.settings import Settings

if TYPE_CHECKING:
    from datetime import datetime


def order_for(practice_id: str, at: datetime) -> Message:
    return Message(practice_id, "A" * 22, INSIGHTS, practice_id, INSIGHTS, at, 1)


async def count(settings: Settings, practice_id: str, times: int = 1) -> None:
    """Count what is ripe, so many at once as if each had the order."""
    async with opened(settings) as store:
        order = order_for(practice_id, store.clock.now())
        await asyncio.gather(*(Counter(store).send(order) for _ in range(times)))


if __name__ == "__main__":
    folder, url, whose = sys.argv[1:]
    asyncio.run(count(Settings(Path(folder), url), whose))
