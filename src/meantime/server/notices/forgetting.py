"""What nobody needs to know any more is forgotten: notices and messages that ended long ago."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import structlog

from meantime.server.kit.outbox.forgetting import forget_settled
from meantime.server.notices.queries.notices import delete_ended
from meantime.server.notices.queries.webhooks import delete_old

if TYPE_CHECKING:
    from meantime.server.kit.store import Store
    from meantime.server.kit.unit import Unit

KEPT_FOR: Final = timedelta(days=30)
EVERY_SECONDS: Final = 3600.0
AT_ONCE: Final = 200  # rows of each in a commit: on SQLite it is the event loop that deletes
log = structlog.get_logger()


async def keep_forgetting(store: Store) -> None:
    """Forget now and every hour until cancelled."""
    while True:
        try:
            await forget_all(store)
        except Exception as error:  # noqa: BLE001  nothing may end this
            log.warning("notices.unforgotten", error=type(error).__name__)
        await asyncio.sleep(EVERY_SECONDS)


async def forget_all(store: Store) -> None:
    while await store.write(None, forget):
        pass


def forget(unit: Unit) -> int:
    """Delete some of what ended more than KEPT_FOR ago; return how many rows that were."""
    before = unit.now - KEPT_FOR
    forgotten = (each(unit, before, AT_ONCE) for each in (delete_ended, delete_old, forget_settled))
    return sum(forgotten)
