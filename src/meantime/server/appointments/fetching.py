"""Fetches a calendar from an address that somebody gave: only from the public internet.

The address is checked, what its name stands for too, and the connection goes to just what was
checked; so it is again for every place that it leads on to.
"""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING, Final, Literal

import httpx2

from meantime.wire.addresses import is_loopback, is_public

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

Fault = Literal["address", "place", "answer", "size", "time", "calendar"]

MOST_BYTES: Final = 1024 * 1024
MOST_REDIRECTS: Final = 3
SECONDS: Final = 15.0  # all of it together
LONGEST: Final = 2_000  # characters of an address
HTTPS: Final = 443


class NotFetched(Exception):
    """Nothing was fetched. `fault` says why, and quotes nothing."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault: Fault = fault


class Fetcher:
    """Fetches what stands at an address.

    Not a dataclass: the framework would take one for a shape out of a request.
    """

    def __init__(self, *, is_demo: bool) -> None:
        self.is_demo = is_demo  # also from this machine, and without TLS

    async def fetch(self, address: str) -> bytes:
        """Return what stands there. Raises NotFetched."""
        try:
            async with asyncio.timeout(SECONDS):
                return await self._follow(self.checked(address))
        except TimeoutError:
            raise NotFetched("time") from None
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError):
            raise NotFetched("answer") from None

    def checked(self, address: str) -> httpx2.URL:
        """Return an address that may be fetched from. Raises NotFetched."""
        secure = address.strip().replace("webcal://", "https://", 1)
        try:
            url = httpx2.URL(secure)
        except (httpx2.InvalidURL, ValueError, TypeError):
            raise NotFetched("address") from None
        schemes = {"https", "http"} if self.is_demo else {"https"}
        if len(secure) > LONGEST or url.scheme not in schemes or not url.host or url.userinfo:
            raise NotFetched("address")
        if not self.is_demo and url.port not in {None, HTTPS}:
            raise NotFetched("address")
        return url

    async def _follow(self, url: httpx2.URL) -> bytes:
        async with httpx2.AsyncClient(trust_env=False, timeout=SECONDS) as client:
            for _ in range(MOST_REDIRECTS + 1):
                request = await self._request(client, url)
                answer = await client.send(request, stream=True)
                try:
                    if not answer.has_redirect_location:
                        return await whole(answer)
                    url = self.checked(str(url.join(answer.headers["location"])))
                finally:
                    await answer.aclose()
        raise NotFetched("answer")

    async def _request(self, client: httpx2.AsyncClient, url: httpx2.URL) -> httpx2.Request:
        """Return a request to the very machine that was checked; its name is asked for in TLS."""
        machine = await self._machine(url)
        headers = {
            "host": url.netloc.decode("ascii"),
            "accept": "text/calendar",
            "accept-encoding": "identity",
            "user-agent": "calendar",
        }
        extensions = {"sni_hostname": url.raw_host.decode("ascii")}
        return client.build_request(
            "GET", url.copy_with(host=machine), headers=headers, extensions=extensions
        )

    async def _machine(self, url: httpx2.URL) -> str:
        """Return the number of the machine. Raises NotFetched unless all of a name are public."""
        loop = asyncio.get_running_loop()
        port = url.port or HTTPS
        found = await loop.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
        machines = [str(each[4][0]) for each in found]
        if not machines or not all(self._may_be_asked(each) for each in machines):
            raise NotFetched("place")
        return machines[0]

    def _may_be_asked(self, machine: str) -> bool:
        return is_public(machine) or (self.is_demo and is_loopback(machine))


async def whole(answer: httpx2.Response) -> bytes:
    """Return a body that is not packed and not too large. Raises NotFetched."""
    if not answer.is_success or answer.headers.get("content-encoding", "identity") != "identity":
        raise NotFetched("answer")
    found = bytearray()
    async for piece in pieces(answer):
        found += piece
        if len(found) > MOST_BYTES:
            raise NotFetched("size")
    return bytes(found)


def pieces(answer: httpx2.Response) -> AsyncIterator[bytes]:
    return answer.aiter_raw()
