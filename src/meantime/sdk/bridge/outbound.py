"""The way out to a record system: it ends where it was meant to, and nowhere else.

What a name stands for is looked up here, judged, and connected to as it was judged, so no name can
change in between. A redirect is followed nowhere.
"""

from __future__ import annotations

import socket
from ipaddress import ip_address
from typing import Final

import httpx2

from meantime.sdk.bridge.errors import UnsafePlace
from meantime.sdk.http import tls
from meantime.wire.addresses import is_loopback, is_public

SECONDS: Final = 30.0
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
PORTS: Final = {"http": 80, "https": 443}
NOT_SAFE: Final = "A record system is reached by https, or on this very machine."
NOT_OUTSIDE: Final = (
    "This name leads into a private network. If the record system stands in the practice's own, "
    "say so with --own-network."
)


class Outbound(httpx2.BaseTransport):
    """Carries requests to where a name leads, if that is on the internet or was said to be inside.

    Raises UnsafePlace before anything is sent. `real` is what speaks to the network.
    """

    def __init__(self, *, is_inside: bool, real: httpx2.BaseTransport | None = None) -> None:
        self._is_inside = is_inside
        self._real = real or httpx2.HTTPTransport(verify=tls(), trust_env=False)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = safe_place(str(request.url))
        machine = self._machine(url)
        extensions = {**request.extensions, "sni_hostname": url.raw_host.decode("ascii")}
        return self._real.handle_request(
            httpx2.Request(
                request.method,
                request.url.copy_with(host=machine),
                headers=request.headers,
                stream=request.stream,
                extensions=extensions,
            )
        )

    def close(self) -> None:
        self._real.close()

    def _machine(self, url: httpx2.URL) -> str:
        """Return the number of the machine. Raises UnsafePlace unless all of the name are good."""
        port = url.port or PORTS[url.scheme]
        try:
            found = socket.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpx2.ConnectError("This name leads nowhere.") from error
        machines = [str(each[4][0]) for each in found]
        if not machines or not all(self._may_be_asked(each, url) for each in machines):
            raise UnsafePlace(NOT_OUTSIDE)
        return machines[0]

    def _may_be_asked(self, machine: str, url: httpx2.URL) -> bool:
        if url.host in LOOPBACK:
            return is_loopback(machine)
        return is_public(machine) or (self._is_inside and is_inside(machine))


def is_inside(machine: str) -> bool:
    """Tell whether an address is one of a private network, and none that a host keeps for itself.

    Link-local ones are none: there a cloud tells its machines their secrets.
    """
    number = ip_address(machine.partition("%")[0])
    return number.is_private and not (
        number.is_link_local or number.is_loopback or number.is_unspecified or number.is_multicast
    )


def safe_place(address: str) -> httpx2.URL:
    """Return an address to which notes may go, as far as its text tells. Raises UnsafePlace."""
    try:
        url = httpx2.URL(address)
    except (httpx2.InvalidURL, TypeError, ValueError):
        raise UnsafePlace(NOT_SAFE) from None
    if not url.host or url.userinfo or url.fragment:
        raise UnsafePlace(NOT_SAFE)
    if url.scheme == "https" or (url.scheme == "http" and url.host in LOOPBACK):
        return url
    raise UnsafePlace(NOT_SAFE)


def make_client(*, is_inside: bool, real: httpx2.BaseTransport | None = None) -> httpx2.Client:
    """Return a client that goes out by `Outbound` alone, keeps no cookies and asks no proxy."""
    return httpx2.Client(
        transport=Outbound(is_inside=is_inside, real=real),
        timeout=SECONDS,
        follow_redirects=False,
        trust_env=False,
        headers={"user-agent": "meantime-bridge"},
    )
