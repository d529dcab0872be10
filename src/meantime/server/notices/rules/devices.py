"""Which address a browser may name for its notices, and with which keys. Pure."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from meantime.wire.addresses import is_public

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 1024
HTTPS: Final = 443
# Source: NIST SP 800-186 section 3.2.1.3, P-256
P: Final = 2**256 - 2**224 + 2**192 + 2**96 - 1
B: Final = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
POINT_BYTES: Final = 65


def wrong_device(endpoint: str, point: bytes, *, to_loopback: bool) -> Iterator[tuple[str, str]]:
    """Yield (field, reason) for what no browser on the internet can have said. Never raises."""
    if not is_endpoint(endpoint, to_loopback=to_loopback):
        yield "endpoint", "must be an https address on the internet"
    if not is_point(point):
        yield "p256dh", "must be a point on P-256"


def is_endpoint(endpoint: str, *, to_loopback: bool) -> bool:
    """Tell whether notices may be handed over at `endpoint`, as far as its text tells."""
    if len(endpoint) > LONGEST or not all("!" <= each <= "~" for each in endpoint):
        return False
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.username is not None or parts.fragment or not host:
        return False
    if to_loopback and host == "127.0.0.1":
        return True
    return parts.scheme == "https" and port in {None, HTTPS} and is_outside(host)


def is_outside(host: str) -> bool:
    """Tell whether a host may be one on the internet: a name with a dot, or a public address."""
    try:
        ip_address(host)
    except ValueError:
        return "." in host.rstrip(".") and not host.replace(".", "").isdigit()
    return is_public(host)


def is_point(point: bytes) -> bool:
    """Tell whether bytes are an uncompressed point on P-256."""
    if len(point) != POINT_BYTES or point[0] != 4:  # noqa: PLR2004  Source: SEC 1 section 2.3.3
        return False
    x, y = int.from_bytes(point[1:33], "big"), int.from_bytes(point[33:], "big")
    return x < P and y < P and (y * y - (x * x * x - 3 * x + B)) % P == 0
