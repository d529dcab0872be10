"""Which IP addresses are on the internet: nothing of ours goes where a name may lead inwards. Pure.

For all who speak to a machine that somebody named: notices, calendars, webhooks, the bridge.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

NAT64: Final = IPv6Network("64:ff9b::/96")  # Source: RFC 6052: an IPv4 address in its last bytes
TEREDO: Final = IPv6Network("2001::/32")  # Source: RFC 4380: leads to one behind somebody's router


def is_public(address: str) -> bool:
    """Tell whether an IP address is one on the internet, also where it hides another.

    Raises ValueError for what is no address.
    """
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        if found in TEREDO:
            return False
        if hidden := hidden_in(found):
            return is_public(str(hidden))
    return found.is_global and not (found.is_multicast or found.is_reserved)


def is_loopback(address: str) -> bool:
    """Tell whether an IP address is this very machine's."""
    found = ip_address(address.partition("%")[0])
    hidden = hidden_in(found) if isinstance(found, IPv6Address) else None
    return (hidden or found).is_loopback


def hidden_in(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address to which an IPv6 address leads on the way, if it does."""
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
