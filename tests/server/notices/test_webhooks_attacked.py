"""No address that somebody names for a webhook leads this server inwards."""

from __future__ import annotations

import asyncio
import socket

import pytest

from meantime.server.notices.reach import FAILURES, NotPublic, WayOut
from tests.server.notices.test_reach import INSIDE, REFUSED
from tests.world import ok

KINDS = ["message.waiting"]


@pytest.fixture(scope="module")
def owner(shared_server):
    from tests.world import World  # noqa: PLC0415

    world = World(shared_server("sqlite"), "sqlite")
    yield world.practice().owner
    world.close()


@pytest.mark.parametrize("url", [*REFUSED, "http://127.0.0.1:8080/api/me"])
def test_what_does_not_lead_out_by_https_is_refused(owner, url):
    answer = owner.api.post("/webhooks", json={"url": url, "kinds": KINDS})
    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["url"])


@pytest.mark.parametrize("kinds", [[], ["message.waiting"] * 2])
def test_no_kind_or_one_twice_is_refused(owner, kinds):
    answer = owner.api.post("/webhooks", json={"url": "https://x.example.org/", "kinds": kinds})
    assert list(answer.json()["fields"]) == ["kinds"]


def test_a_kind_that_nobody_knows_is_refused(owner):
    said = {"url": "https://x.example.org/", "kinds": ["entry.appended"]}
    assert owner.api.post("/webhooks", json=said).status_code == 422


def test_a_change_cannot_lead_inwards_either(owner):
    said = {"url": "https://x.example.org/", "kinds": KINDS}
    hook = ok(owner.api.post("/webhooks", json=said))["webhook"]
    inwards = {"url": "https://10.0.0.1/", "kinds": KINDS, "is_on": True}
    assert owner.api.put(f"/webhooks/{hook['id']}", json=inwards).status_code == 422


@pytest.mark.parametrize("inside", [each for each in INSIDE if "%" not in each])
def test_a_name_that_leads_inwards_when_it_is_used_is_not_followed(monkeypatch, inside):
    """As when it led out while it was set (DNS rebinding)."""

    async def look_up(_, host, port, **__):
        del host
        return [(0, 0, 0, "", (each, port)) for each in ("1.1.1.1", inside)]

    async def post():
        loop = asyncio.get_running_loop()
        monkeypatch.setattr(type(loop), "getaddrinfo", look_up)
        await WayOut(to_loopback=False).post("https://x.example.org/", [("Host", "x")], b"{}")

    with pytest.raises(NotPublic):
        asyncio.run(post())


def test_a_receiver_that_says_nothing_is_not_waited_for(monkeypatch):
    monkeypatch.setattr("meantime.server.notices.reach.SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(FAILURES):
            asyncio.run(WayOut(to_loopback=True).post(url, [("Host", "x")], b"{}"))


def test_an_answer_without_an_end_is_not_read():
    async def endless(_, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        try:
            while True:
                writer.write(b"5\r\nhello\r\n")
                await writer.drain()
        except OSError:
            writer.close()

    async def post():
        server = await asyncio.start_server(endless, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with asyncio.timeout(5):
            status = await WayOut(to_loopback=True).post(
                f"http://127.0.0.1:{port}/", [("Host", "x"), ("Content-Length", "2")], b"{}"
            )
        server.close()
        return status

    assert asyncio.run(post()) == 200
