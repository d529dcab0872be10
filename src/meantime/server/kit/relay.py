"""Wake-ups between processes that share a PostgreSQL: LISTEN and NOTIFY, outside the commits.

A NOTIFY inside an append would lock the whole database at its commit.
"""

from __future__ import annotations

import asyncio
import secrets
from typing import TYPE_CHECKING

import msgspec
import psycopg
import structlog

from meantime.server.kit.hub import Change

if TYPE_CHECKING:
    from meantime.server.kit.hub import Hub

CHANNEL = "meantime"
PAYLOAD_BYTES = 7_900  # PostgreSQL takes fewer than 8,000
SEATS = 128  # named in one part of a change: some 6,000 bytes
RETRY_SECONDS = 1.0
# Whoever hears first hears at once; behind a crowd hints gather, or telling would take a seventh
# of the time that an append has.
GATHER_SECONDS = 0.005
log = structlog.get_logger()


class Message(msgspec.Struct, array_like=True):
    """What one process tells the others, with the mark of who tells it."""

    sender: str
    changes: list[Change]
    ended: list[str]


class PostgresRelay:
    """One connection that listens and one that notifies; what gathers meanwhile goes together."""

    def __init__(self, url: str, hub: Hub) -> None:
        self._url = url
        self._hub = hub
        self._mark = secrets.token_urlsafe(8)
        self._changes: dict[str, Change] = {}
        self._ended: list[str] = []
        self._wake = asyncio.Event()

    def send_change(self, change: Change) -> None:
        waiting = self._changes.get(change.space_id, change)
        # Whoever was removed by the change that still waits must hear of it too.
        seats = tuple(dict.fromkeys((*waiting.seats, *change.seats)))
        head_seq = max(waiting.head_seq, change.head_seq)
        self._changes[change.space_id] = change._replace(head_seq=head_seq, seats=seats)
        self._wake.set()

    def send_end(self, sign_in_id: str) -> None:
        self._ended.append(sign_in_id)
        self._wake.set()

    async def listen(self) -> None:
        """Hear the other processes until cancelled. What a broken connection missed is resynced."""
        while True:
            try:
                async with await self._connect() as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    self._hub.resync_all()
                    async for notification in connection.notifies():
                        self._deliver(msgspec.json.decode(notification.payload, type=Message))
            except (psycopg.Error, msgspec.DecodeError) as error:  # nothing may end this
                log.warning("relay.lost", error=type(error).__name__)
            await asyncio.sleep(RETRY_SECONDS)

    async def notify(self) -> None:
        """Tell the other processes until cancelled."""
        while True:
            try:
                async with await self._connect() as connection:
                    await self._notify_over(connection)
            except psycopg.Error as error:
                log.warning("relay.lost", error=type(error).__name__)
            await asyncio.sleep(RETRY_SECONDS)

    async def _connect(self) -> psycopg.AsyncConnection:
        return await psycopg.AsyncConnection.connect(
            self._url, autocommit=True, connect_timeout=5, keepalives_idle=10
        )

    async def _notify_over(self, connection: psycopg.AsyncConnection) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            for payload in self._take():
                await connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, payload))
            await asyncio.sleep(GATHER_SECONDS)

    def _take(self) -> list[str]:
        """Return everything that waits, as payloads that are small enough."""
        changes, self._changes = self._changes, {}
        ended, self._ended = self._ended, []
        small = [part for change in changes.values() for part in parts(change)]
        return [p.decode() for p in payloads(Message(self._mark, small, ended))]

    def _deliver(self, message: Message) -> None:
        if message.sender == self._mark:
            return
        for change in message.changes:
            self._hub.deliver(change)
        for sign_in_id in message.ended:
            self._hub.deliver_end(sign_in_id)


def parts(change: Change) -> list[Change]:
    """Return a change that concerns many seats as several, each small enough for a payload."""
    starts = range(0, len(change.seats), SEATS)
    return [change._replace(seats=change.seats[start : start + SEATS]) for start in starts]


def payloads(message: Message) -> list[bytes]:
    """Return the message as JSON, halved until each part fits."""
    encoded = msgspec.json.encode(message)
    many = len(message.changes) > 1 or len(message.ended) > 1
    if len(encoded) <= PAYLOAD_BYTES or not many:
        return [encoded]
    a, b = len(message.changes) // 2, len(message.ended) // 2
    first = Message(message.sender, message.changes[:a], message.ended[:b])
    rest = Message(message.sender, message.changes[a:], message.ended[b:])
    return [*payloads(first), *payloads(rest)]
