"""Looks into the calendars of clinicians: when one is set, and every hour."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from meantime.server.appointments.fetching import NotFetched
from meantime.server.appointments.reading import read_apart
from meantime.server.appointments.rules.busy import NotACalendar
from meantime.server.appointments.service import busy as service

if TYPE_CHECKING:
    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.appointments.fetching import Fetcher
    from meantime.server.boundaries.rules.days import Period
    from meantime.server.kit.outbox.queries import Message
    from meantime.server.kit.store import Store


class BusyCalendars:
    """Fetches calendars, and keeps when somebody is busy.

    Not a dataclass: the framework would take one for a shape out of a request.
    """

    def __init__(self, store: Store, key: ServerKey, fetcher: Fetcher) -> None:
        self.key = key
        self._store = store
        self.fetcher = fetcher

    async def look(self, source: service.Source) -> list[Period]:
        """Return what a calendar says. Raises NotFetched."""
        written = await self.fetcher.fetch(source.address)
        now = self._store.clock.now()
        try:
            return await asyncio.to_thread(read_apart, written, source.zone, now)
        except NotACalendar:
            raise NotFetched("calendar") from None

    async def send(self, message: Message) -> None:
        """Look again, for the outbox; a calendar that cannot be read is looked at in an hour."""
        whose = message.practice_id, message.recipient
        source = await self._store.read(None, service.source_of, self.key, *whose)
        if source is None:
            return
        times, fault = None, ""
        try:
            times = await self.look(source)
        except NotFetched as error:
            fault = error.fault
        await self._store.write(None, service.note_read, whose, source, times, fault)
