"""Counts what is ripe, week by week, when the outbox says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.server.insights.service import counting as service

if TYPE_CHECKING:
    from meantime.server.kit.outbox.queries import Message
    from meantime.server.kit.store import Store

COUNT_SECONDS: Final = 1800.0  # all that is ripe, at most


class Counter:
    """Reads on a reader's thread, where it holds nobody up, and writes a few rows for each week."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def send(self, message: Message) -> None:
        """Count all weeks that are ripe, for the outbox: each once, however often it is asked."""
        practice_id = message.practice_id
        await self._store.write(None, service.begin, practice_id)
        while ripe := await self._store.read(None, service.next_ripe, practice_id):
            counted = await self._store.read(None, service.count, practice_id, ripe)
            await self._store.write(None, service.keep, practice_id, counted)
