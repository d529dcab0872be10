"""Sending by Web Push: one of two words, sealed for the browser, by our own way out.

Source: RFC 8030 (push), RFC 8291 (encryption), RFC 8292 (VAPID).
"""

from __future__ import annotations

import asyncio
import time
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from meantime.protocol.encoding import b64
from meantime.server.kit.outbox.sender import Refused
from meantime.server.notices.reach import WayOut
from meantime.server.notices.service.devices import device_of
from meantime.server.notices.service.ways import GONE

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.kit.outbox.queries import Message
    from meantime.server.kit.store import Store
    from meantime.server.notices.reach import Headers
    from meantime.server.settings import Settings
    from meantime.wire.notices import PushDevice

NO_DEVICE: Final = "no-device"
WORD_BYTES: Final = 8  # both words are that long: whoever carries them cannot tell which it is
KEPT_SECONDS: Final = 2 * 24 * 3600  # for a browser that is away; then a reminder is due anyway
CLAIM_SECONDS: Final = 12 * 3600  # Source: RFC 8292 section 2, at most 24 hours
ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256
AGAIN: Final = frozenset({408, 429}) | frozenset(range(500, 600))
IS_GONE: Final = frozenset({404, 410})


class Failed(Exception):
    """A push service could not take it now."""


class Pusher:
    """Sends what the outbox has for the channel "push"."""

    def __init__(self, store: Store, key: ServerKey, settings: Settings) -> None:
        self._store = store
        self._key = key
        self._contact = contact_of(settings)
        self._way_out = WayOut(to_loopback=settings.to_loopback)

    async def send(self, message: Message) -> None:
        """Send one notice. Raises Refused if the browser is gone, or this is not taken for good."""
        given = (self._key, message.practice_id, message.recipient)
        device = await self._store.read(None, device_of, *given)
        if device is None:
            raise Refused(NO_DEVICE)
        # The libraries are heavy to load, and their arithmetic would hold up everybody.
        headers, body = await asyncio.to_thread(
            prepare, signing_key(self._key), self._contact, device, message.kind
        )
        judge(await self._way_out.post(device.endpoint, headers, body))


def judge(status: int) -> None:
    """Raise Refused for an answer that will not change, Failed for one that may."""
    if status in IS_GONE:
        raise Refused(GONE)
    if status in AGAIN:
        raise Failed
    if not 200 <= status < 300:  # noqa: PLR2004
        raise Refused(f"push-{status}")


def prepare(
    key: EllipticCurvePrivateKey, contact: str, device: PushDevice, kind: str
) -> tuple[Headers, bytes]:
    """Return the headers and the sealed word."""
    from py_vapid import Vapid02  # noqa: PLC0415  heavy, and most tests and tools send nothing
    from pywebpush import WebPusher  # noqa: PLC0415

    keys = {"p256dh": device.p256dh, "auth": device.auth}
    pusher = WebPusher({"endpoint": device.endpoint, "keys": keys})
    body: bytes = pusher.encode(kind.ljust(WORD_BYTES).encode())["body"]
    parts = urlsplit(device.endpoint)
    ends_at = int(time.time()) + CLAIM_SECONDS  # whoever checks it does not live by a demo's clock
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": ends_at, "sub": contact}
    return [
        *Vapid02(key).sign(claims).items(),
        ("Host", parts.netloc),
        ("Content-Encoding", "aes128gcm"),
        ("Content-Length", str(len(body))),
        ("TTL", str(KEPT_SECONDS)),
        ("Urgency", "high"),  # for both words: it would tell the carrier which it is
    ], body


@cache
def signing_key(key: ServerKey) -> EllipticCurvePrivateKey:
    """Return the key pair by which push services know this server, the same on every call."""
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415  heavy

    secret = int.from_bytes(key.secret_for("vapid"), "big")
    return ec.derive_private_key(secret % (ORDER - 1) + 1, ec.SECP256R1())


def public_key(key: ServerKey) -> str:
    """Return what browsers need of it, base64url."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415  heavy

    encoding, form = serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    return b64(signing_key(key).public_key().public_bytes(encoding, form))


def contact_of(settings: Settings) -> str:
    """Return whom a push service can turn to. Source: RFC 8292 section 2.1."""
    if settings.smtp_sender:
        return f"mailto:{settings.smtp_sender}"
    return f"https://{urlsplit(settings.allowed_origins[0]).hostname}"
