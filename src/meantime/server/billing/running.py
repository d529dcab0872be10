"""Bills what was ordered, a few accounts after the other, when the outbox says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.server.billing.service import making

if TYPE_CHECKING:
    from meantime.server.kit.outbox.queries import Message
    from meantime.server.kit.store import Store

RUN_SECONDS: Final = 1800.0  # all months that are ordered, at most


class Biller:
    """Writes in small transactions, between which everybody else has their turn."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def send(self, message: Message) -> None:
        """Bill all months that a practice has ordered, for the outbox; again, it does nothing."""
        practice_id = message.practice_id
        while await self._store.write(None, making.bill_some, practice_id):
            pass
