"""From a post sent to an event on another stream, while a thousand streams stand idle."""

from __future__ import annotations

import asyncio
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Figure, percentile
from bench.load import HEADER_END, request
from bench.practice import as_json, served_practice
from meantime.protocol import flows
from meantime.protocol.codes import join_account
from meantime.protocol.spaces import advance
from meantime.sdk.http import Http
from meantime.sdk.sign_in import open_sign_in
from meantime.wire.spaces import Appended, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.letters import Thread
    from bench.practice import Practice

STREAMS, POSTS = 1_000, 400
FILES_PER_STREAM = 2
PAUSE_SECONDS = 0.01
WANTED_MS, WANTED_KIB = 10, 30


def measure() -> Iterator[Figure]:
    """Yield the p99 of a wake-up in ms, and the server's memory for each idle stream in KiB."""
    files = STREAMS * FILES_PER_STREAM + 200
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(files, hard), hard))
    with tempfile.TemporaryDirectory() as name, served_practice(Path(name) / "s") as practice:
        thread = practice.found_thread()
        guests = [_guest(practice) for _ in range(STREAMS)]
        latencies, kib = asyncio.run(_listen(practice, thread, guests))
    ms = {f"p{int(share * 100)}_ms": percentile(latencies, share) * 1000 for share in (0.5, 0.99)}
    yield Figure(
        "post sent, stored, event on another stream, p99",
        ms["p99_ms"],
        "ms",
        WANTED_MS,
        "lower",
        ms,
    )
    yield Figure("memory of an idle stream", kib, "KiB", WANTED_KIB, "lower", {"streams": STREAMS})


def _guest(practice: Practice) -> str:
    """Return the token of somebody who holds an invitation, in a thread of their own."""
    thread = practice.found_thread()
    at = practice.http.now_ms()
    until = at + 3_600_000
    invited = flows.invite_client(practice.owner, thread.state, [], until=until, at=at)
    for entry in invited.entries:
        path = f"/spaces/{thread.state.space}/entries"
        practice.http.post(path, Entry(**entry.wire), Appended)
        advance(thread.state, entry)
    http = Http(practice.http.origin)
    open_sign_in(http, join_account(invited.code), "service")
    http.close()
    return http.token


async def _listen(
    practice: Practice, thread: Thread, guests: list[str]
) -> tuple[list[float], float]:
    before = practice.memory_kib()
    idle = [await open_stream(practice, token) for token in guests]
    kib = (practice.memory_kib() - before) / len(idle)
    reader, _ = await open_stream(practice, practice.token)
    door = await asyncio.open_connection("127.0.0.1", practice.port)
    latencies = []
    for entry in thread.write(POSTS):
        path = f"/api/spaces/{thread.state.space}/entries"
        heard = asyncio.create_task(hear(reader, entry.seq))
        # From the sending, not from the answer: the event often comes before that is read.
        sent_at = time.perf_counter()
        await store(door, request(path, practice.token, as_json(entry.wire)))
        latencies.append(await heard - sent_at)
        await asyncio.sleep(PAUSE_SECONDS)
    for _, writer in idle:
        writer.close()
    return latencies, kib


async def open_stream(
    practice: Practice, token: str
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Return a stream of hints that has begun."""
    reader, writer = await asyncio.open_connection("127.0.0.1", practice.port)
    writer.write(request("/api/events", token, b"", "GET"))
    await reader.readuntil(b"event: hello")
    return reader, writer


async def store(door: tuple[asyncio.StreamReader, asyncio.StreamWriter], sent: bytes) -> None:
    """Send an append and read its answer."""
    reader, writer = door
    writer.write(sent)
    head = await reader.readuntil(HEADER_END)
    length = int(head.lower().split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
    await reader.readexactly(length)
    if b" 201 " not in head[:20]:
        raise AssertionError(head)


async def hear(reader: asyncio.StreamReader, seq: int) -> float:
    """Return when the stream told of this head."""
    await reader.readuntil(b'"head_seq":%d}' % seq)
    return time.perf_counter()
