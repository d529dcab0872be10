"""From an urgent message to its alert on another screen, and how late the ladder's steps are."""

from __future__ import annotations

import asyncio
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bench.append import postgres
from bench.figures import Figure, percentile
from bench.joining import join
from bench.load import request
from bench.practice import as_json, served_practice
from bench.wakeups import hear, open_stream, store
from meantime.protocol import flows
from meantime.protocol.spaces import advance
from meantime.wire.safety import AlertPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.letters import Thread
    from bench.practice import Practice
    from meantime.sdk.http import Http
    from meantime.wire.safety import Alert

MESSAGES, PAUSE_SECONDS = 100, 0.1
A_STEP = timedelta(minutes=1)
WANTED_SEEN, WANTED_LATE = 5.0, 1.0
LOGIN = "client@example.org"


def measure_sqlite() -> Iterator[Figure]:
    """Yield how soon an alert is on a screen, and how late the steps of its ladder are."""
    with tempfile.TemporaryDirectory() as name:
        yield from _measure(Path(name) / "s", "", "SQLite")


def measure_postgres() -> Iterator[Figure]:
    """As on SQLite."""
    with tempfile.TemporaryDirectory() as name, postgres(Path(name)) as url:
        yield from _measure(Path(name) / "s", url, "PostgreSQL")


def _measure(folder: Path, url: str, name: str) -> Iterator[Figure]:
    with served_practice(folder, url) as practice:
        thread = practice.found_thread()
        client = join(practice, thread, LOGIN)
        seen = asyncio.run(_watch(practice, thread, client))
        time.sleep(A_STEP.total_seconds() + 2)
        late = [lateness for alert in _alerts(practice) for lateness in _lateness(alert)]
    count = {"count": MESSAGES, "p50_s": percentile(seen, 0.5)}
    what = f"urgent message sent, stored, its alert fetched by another, p95, {name}"
    yield Figure(what, percentile(seen, 0.95), "s", WANTED_SEEN, "lower", count)
    if len(late) != 2 * MESSAGES:
        raise AssertionError(late)
    spread = {"count": len(late), "p50_s": percentile(late, 0.5)}
    what = f"lateness of a ladder's steps, p99, {name}"
    yield Figure(what, percentile(late, 0.99), "s", WANTED_LATE, "lower", spread)


async def _watch(practice: Practice, thread: Thread, client: Http) -> list[float]:
    """Return how many seconds after the sending each alert was fetched, as an app does."""
    reader, stream = await open_stream(practice, practice.token)
    door = await asyncio.open_connection("127.0.0.1", practice.port)
    seen = []
    for _ in range(MESSAGES):
        post = {"type": "text", "text": "It is not safe here."}
        at = practice.http.now_ms()
        entry = flows.write_post(
            thread.clinician, thread.state, thread.key, post, at=at, attention=3
        )
        advance(thread.state, entry)
        path = f"/api/spaces/{thread.state.space}/entries"
        heard = asyncio.create_task(hear(reader, entry.seq))
        sent_at = time.perf_counter()
        await store(door, request(path, client.token, as_json(entry.wire)))
        await heard
        found = await asyncio.to_thread(_alerts, practice)
        if found[0].entry_id != entry.id:
            raise AssertionError(found[0])
        seen.append(time.perf_counter() - sent_at)
        await asyncio.sleep(PAUSE_SECONDS)
    stream.close()
    return seen


def _alerts(practice: Practice) -> list[Alert]:
    return practice.http.get("/alerts", AlertPage, state="open").alerts


def _lateness(alert: Alert) -> Iterator[float]:
    """Yield by how many seconds each step of an alert was late."""
    for number, step in enumerate(alert.steps):
        yield (step.at - alert.opened_at - number * A_STEP).total_seconds()
