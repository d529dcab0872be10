"""A way out to the internet alone: no name leads to this machine or its network."""

from __future__ import annotations

import asyncio
import socket
import ssl
from typing import TYPE_CHECKING, Final

import httpcore2

from meantime.wire.addresses import is_public

if TYPE_CHECKING:
    from collections.abc import Iterable

    Headers = list[tuple[bytes | str, bytes | str]]

SECONDS: Final = 10.0  # for each step
FAILURES: Final = (
    OSError,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.TimeoutException,
)  # no answer, for whatever reason


class NotPublic(Exception):
    """A name led to an address that is not on the internet."""


class WayOut:
    """Hands something over at an address that somebody has named.

    Not a dataclass: the framework would take one for a shape out of a request.
    """

    def __init__(self, *, to_loopback: bool) -> None:
        self._outside = Outside(to_loopback=to_loopback)
        self._tls: ssl.SSLContext | None = None

    async def post(self, url: str, headers: Headers, body: bytes) -> int:
        """Return the status of the answer; its body is not read, and a redirect not followed.

        Raises NotPublic, or one of FAILURES.
        """
        limits = dict.fromkeys(("connect", "read", "write", "pool"), SECONDS)
        if self._tls is None:
            self._tls = ssl.create_default_context()
        async with (
            httpcore2.AsyncConnectionPool(self._tls, network_backend=self._outside) as pool,
            pool.stream(
                "POST", url, headers=headers, content=body, extensions={"timeout": limits}
            ) as answer,
        ):
            return int(answer.status)


class Outside(httpcore2.AsyncNetworkBackend):
    """Connects to what it has looked up and judged itself: a name cannot change in between."""

    def __init__(self, *, to_loopback: bool) -> None:
        self._lines = httpcore2.AnyIOBackend()
        self._to_loopback = to_loopback

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  the library's own
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to a host, if all its addresses are public. Raises NotPublic, OSError."""
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(each[4][0]) for each in found]
        if not all(self._may_reach(each) for each in addresses):
            raise NotPublic
        return await self._lines.connect_tcp(
            addresses[0], port, timeout, local_address, socket_options
        )

    def _may_reach(self, address: str) -> bool:
        return is_public(address) or (self._to_loopback and address == "127.0.0.1")
