"""How a loop sleeps until something is due, and is woken when that comes to be earlier."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from meantime.server.kit.clock import Clock

LONGEST = timedelta(seconds=0.5)  # other processes write too, and a clock may be moved
ALWAYS = datetime.max.replace(tzinfo=UTC)


class Alarm:
    """Belongs to one loop; used on the event loop alone."""

    def __init__(self, longest: timedelta = LONGEST) -> None:
        self._longest = longest
        self._rung = asyncio.Event()
        self._until = ALWAYS  # while the loop is awake, whatever rings makes it look again

    def ring(self, at: datetime) -> None:
        """Wake the loop if it would sleep past `at`."""
        if at < self._until:
            self._rung.set()

    def clear(self) -> None:
        """Forget what has rung: the loop is about to look."""
        self._rung.clear()

    async def sleep(self, clock: Clock, due_at: datetime | None) -> None:
        """Sleep until `due_at`, until something earlier rings, or as long as it may."""
        now = clock.now()
        left = (
            self._longest if due_at is None else min(self._longest, max(timedelta(), due_at - now))
        )
        self._until = now + left
        with suppress(TimeoutError):
            async with asyncio.timeout(left.total_seconds()):
                await self._rung.wait()
        self._until = ALWAYS
