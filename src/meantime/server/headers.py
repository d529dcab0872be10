"""Headers that stand on every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.wire.base import API, NOW_HEADER

if TYPE_CHECKING:
    from litestar.types import Message, Scope

    from meantime.server.kit.clock import Clock

NO_SNIFFING = (b"x-content-type-options", b"nosniff")
ON_API = [(b"cache-control", b"no-store"), NO_SNIFFING]
ON_PAGES = [
    NO_SNIFFING,
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
# Only where TLS is already: elsewhere browsers ignore it, and a demo on localhost must not set it.
OVER_TLS = [(b"strict-transport-security", b"max-age=63072000; includeSubDomains")]


class Stamp:
    """Puts the server's time and the headers of caution on what is about to be sent."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._now_header = NOW_HEADER.lower().encode()

    async def __call__(self, message: Message, scope: Scope) -> None:
        if message["type"] != "http.response.start":
            return
        now = (self._now_header, b"%d" % self._clock.now_ms())
        always = ON_API if scope["path"].startswith(API) else ON_PAGES
        over_tls = OVER_TLS if scope.get("scheme") == "https" else ()
        message["headers"] = [*message["headers"], now, *always, *over_tls]
