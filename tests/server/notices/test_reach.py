"""No endpoint leads this server to a machine of its own network."""

from __future__ import annotations

import asyncio
import socket

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from meantime.server.notices.reach import NotPublic, Outside
from meantime.server.notices.rules.devices import is_endpoint, is_point
from meantime.wire.addresses import is_public
from tests.server.notices.push_service import Browser

INSIDE = [
    *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
    *("0.0.0.0", "224.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fd00::1", "ff02::1"),  # noqa: S104  none is bound to
    *("::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:4136:e378::1"),
]
REFUSED = [
    "http://push.example.org/x",
    "https://localhost/x",
    "https://intranet/x",
    "https://2130706433/x",
    "https://127.1/x",
    "https://push.example.org:8443/x",
    "https://a:b@push.example.org/x",
    "https://push.example.org/x#y",
    "https://push.example.org/\r\nx: y",
    "https://push.example.org:x/",
    "https://[::1/",
    "https:///x",
    "ftp://push.example.org/x",
    "https://push.example.org/" + "x" * 1024,
    "",
    *(f"https://[{each}]/x" if ":" in each else f"https://{each}/x" for each in INSIDE),
]


@pytest.mark.parametrize("endpoint", REFUSED)
def test_what_does_not_lead_out_by_https_is_refused_beside_its_field(world, endpoint):
    practice = world.practice()
    device = {**Browser("https://push.example.org").device, "endpoint": endpoint}
    answer = practice.client.api.put("/notices/push", json=device)
    assert answer.status_code == 422
    assert list(answer.json()["fields"]) == ["endpoint"]


@pytest.mark.parametrize(("field", "value"), [("p256dh", "AAAA"), ("p256dh", "?"), ("auth", "AA")])
def test_keys_that_no_browser_has_are_refused_beside_their_field(world, field, value):
    device = {**Browser("https://push.example.org").device, field: value}
    answer = world.practice().client.api.put("/notices/push", json=device)
    assert list(answer.json()["fields"]) == [field]


def test_what_leads_out_is_taken():
    for endpoint in ("https://push.example.org/x", "https://1.1.1.1:443/", "https://[2606::1]/x"):
        assert is_endpoint(endpoint, to_loopback=False)


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"])
def test_an_address_outside_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize("found", [["10.0.0.1"], ["1.1.1.1", "127.0.0.1"]])
def test_a_name_that_leads_inside_when_it_is_looked_up_is_not_followed(monkeypatch, found):
    asked = []

    async def look_up(_, host, port, **__):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (each, port)) for each in found]

    async def connect():
        # The edge of the system: what a resolver that somebody else controls may answer.
        monkeypatch.setattr(type(asyncio.get_running_loop()), "getaddrinfo", look_up)
        await Outside(to_loopback=False).connect_tcp("push.example.org", 443)

    with pytest.raises(NotPublic):
        asyncio.run(connect())
    assert asked == ["push.example.org"]


@given(st.integers(1, 2**128), st.integers(0, 64), st.integers(1, 255))
def test_a_point_is_told_from_what_is_none(secret, place, change):
    key = ec.derive_private_key(secret, ec.SECP256R1()).public_key()
    encoding, form = serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    point = key.public_bytes(encoding, form)
    assert is_point(point)
    changed = bytearray(point)
    changed[place] ^= change
    assert not is_point(bytes(changed))
    assert not is_point(point[:-1])
