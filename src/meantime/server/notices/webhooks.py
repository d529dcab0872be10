"""Sending to webhooks: signed, by our own way out, with nothing in it but ids.

Source: standardwebhooks.com, version 1.0.0.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import msgspec
from standardwebhooks import Webhook

from meantime.server.kit.outbox.sender import Refused
from meantime.server.notices.reach import FAILURES, NotPublic, WayOut
from meantime.server.notices.service.deliveries import GONE, note_attempt, parcel_of

if TYPE_CHECKING:
    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.kit.outbox.queries import Message
    from meantime.server.kit.store import Store
    from meantime.server.notices.reach import Headers
    from meantime.server.notices.service.deliveries import Parcel
    from meantime.server.settings import Settings
    from meantime.wire.webhooks import Fault

OFF: Final = "off"
HAS_GONE: Final = 410  # Source: Standard Webhooks: stop sending


class NotTaken(Exception):
    """The receiver did not take it now."""


class Caller:
    """Sends what the outbox has for the channel "webhook"."""

    def __init__(self, store: Store, key: ServerKey, settings: Settings) -> None:
        self._store = store
        self._key = key
        self._way_out = WayOut(to_loopback=settings.to_loopback)

    async def send(self, message: Message) -> None:
        """Tell one webhook of one event, and note how that went.

        Raises Refused if it is off or says that it is gone, NotTaken for all else that fails.
        """
        given = (self._key, message.practice_id, message.recipient)
        parcel = await self._store.read(None, parcel_of, *given)
        if parcel is None:
            raise Refused(OFF)
        status, fault = await self._hand_over(parcel)
        await self._store.write(None, note_attempt, parcel, message.recipient, status, fault)
        if status == HAS_GONE:
            raise Refused(GONE)
        if fault:
            raise NotTaken

    async def _hand_over(self, parcel: Parcel) -> tuple[int, Fault]:
        """Return the status of the answer, 0 for none, and why this has failed."""
        headers, body = letter(parcel, time.time())
        try:
            status = await self._way_out.post(parcel.url, headers, body)
        except NotPublic:
            return 0, "private"
        except FAILURES:
            return 0, "unreachable"
        return status, "" if 200 <= status < 300 else "answer"  # noqa: PLR2004


def letter(parcel: Parcel, now: float) -> tuple[Headers, bytes]:
    """Return the headers and the body of one event; `now` is for whoever checks that it is fresh.

    It is the real time, not the server's clock: a receiver does not live by a demo's.
    """
    event = parcel.event
    said = {
        "type": event.kind,
        "timestamp": event.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "data": {"practice_id": parcel.practice_id, "subject": event.subject},
    }
    body = msgspec.json.encode(said)
    at = datetime.fromtimestamp(int(now), UTC)
    signed = [Webhook(each).sign(event.id, at, body.decode()) for each in parcel.secrets]
    return [
        ("Host", urlsplit(parcel.url).netloc),
        ("Content-Type", "application/json"),
        ("Content-Length", str(len(body))),
        ("User-Agent", "meantime-webhooks"),
        ("webhook-id", event.id),
        ("webhook-timestamp", str(int(now))),
        ("webhook-signature", " ".join(signed)),
    ], body
