"""Insights of a practice with a million entries: an answer, and the counting of a week."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
from sqlalchemy import func, insert, select

from bench.crisis import BODY_BYTES, DETAILS, HEADER_BYTES, opened
from bench.figures import Figure
from meantime.protocol.encoding import b64
from meantime.server.boundaries.tables import clocks, frames
from meantime.server.insights.counting import Counter
from meantime.server.insights.service.counting import INSIGHTS
from meantime.server.insights.service.showing import show
from meantime.server.kit.actor import Actor
from meantime.server.kit.outbox.queries import Message
from meantime.server.practices.tables import practices, staff
from meantime.server.settings import Settings
from meantime.server.spaces.tables import entries, seats, spaces
from meantime.wire.boundaries import Frame, ReplyWithin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from meantime.server.kit.unit import Unit

THREADS, IN_THREAD = 1_000, 1_000
WEEKS: Final = 26
SPAN: Final = timedelta(weeks=WEEKS)
ASKED = 20  # times
LIMIT_SECONDS = 0.5
FRAME = Frame(
    zone="UTC",
    hours=[[(540, 1080)]] * 5 + [[], []],
    windows=[[540]] * 5 + [[], []],
    reply_within=ReplyWithin(unit="days", n=2),
    closures=[],
)


class Practice(NamedTuple):
    """A practice that began so long ago, and a clinician who answers for all its threads."""

    id: str
    clinician_id: str
    since: datetime


def measure() -> Iterator[Figure]:
    """Yield both, on SQLite, which has it all in one file."""
    with tempfile.TemporaryDirectory() as name:
        found = asyncio.run(run(Path(name)))
    entries_ = f"{THREADS * IN_THREAD:,} entries"
    yield Figure(
        f"insights over {entries_}",
        found["answer_seconds"] / LIMIT_SECONDS,
        "of 500 ms",
        want=1,
        better="lower",
        detail=found,
    )
    yield Figure(
        f"counting a week of {entries_}",
        found["week_seconds"] / found["scan_seconds"],
        "of reading all once",
        want=3,
        better="lower",
        detail=found,
    )


async def run(folder: Path) -> dict[str, float]:
    settings = Settings(data_dir=folder)
    async with opened(settings) as store:
        now = store.clock.now()
        practice = Practice(new_id(), new_id(), now - SPAN)
        await store.write(None, found_practice, practice)
        for _ in range(THREADS):
            await store.write(None, add_thread, practice)
    async with opened(settings) as store:
        scan = await timed(store.read(None, scan_all, practice))
        order = Message(practice.id, "order", INSIGHTS, practice.id, INSIGHTS, now, 1)
        counting = await timed(Counter(store).send(order))
        actor = Actor(practice.id, practice.clinician_id, practice.clinician_id, "bench")
        days = practice.since.date(), now.date()
        answers = [await timed(store.read(actor, show, *days)) for _ in range(ASKED)]
        shown = await store.read(actor, show, *days)
    weeks = max(len(metric.weeks) for metric in shown.metrics)
    return {
        "answer_seconds": round(median(answers), 4),
        "scan_seconds": round(scan, 3),
        "week_seconds": round(counting / weeks, 3),
        "weeks": weeks,
        "messages": next(each.n for each in shown.metrics if each.id == "answered_share"),
    }


def new_id() -> str:
    return b64(secrets.token_bytes(32))


async def timed(work: Any) -> float:  # noqa: ANN401  whatever can be awaited
    start = time.perf_counter()
    await work
    return time.perf_counter() - start


def scan_all(unit: Unit, practice: Practice) -> int:
    """Read the time of every entry of a practice: the least that counting live would take."""
    newest = func.max(entries.c.received_at)
    found = select(entries.c.author, func.count(), newest).filter_by(practice_id=practice.id)
    return len(unit.db.execute(found.group_by(entries.c.author)).all())


def found_practice(unit: Unit, practice: Practice) -> None:
    own = {"practice_id": practice.id}
    unit.db.execute(insert(practices).values(**own, created_at=practice.since, **DETAILS))
    role = {"role": "staff", "permissions": [], "since": practice.since}
    unit.db.execute(insert(staff).values(**own, account_id=practice.clinician_id, **role))
    frame = msgspec.json.encode(FRAME).decode()
    unit.db.execute(insert(frames).values(**own, clinician_id="", frame=frame, set_at=unit.now))


def add_thread(unit: Unit, practice: Practice, count: int = IN_THREAD) -> None:
    """Add a thread in which a client writes and is answered, by turns, until now."""
    space_id, client_id = new_id(), new_id()
    here = {"practice_id": practice.id}
    unit.db.execute(
        insert(spaces).values(
            **here,
            id=space_id,
            type="care",
            purpose="thread",
            responsible_id=practice.clinician_id,
            head_seq=count - 1,
            head=space_id,
            seats_hash=space_id,
            terms="",
        )
    )
    here |= {"space_id": space_id}
    unit.db.execute(
        insert(seats).values(
            **here,
            seat_id=client_id,
            role="client",
            card=bytes(64),
            since_seq=0,
            since_at=practice.since,
            invited_as="",
            invited_until=0,
        )
    )
    at = [practice.since + (unit.now - practice.since) * seq / count for seq in range(count)]
    ids = [b64(secrets.token_bytes(16)) for _ in range(count)]
    sealed = {"header": bytes(HEADER_BYTES), "signature": bytes(64), "body": bytes(BODY_BYTES)}
    rows = [
        {
            **here,
            "seq": seq,
            "id": ids[seq],
            "received_at": at[seq],
            "author": practice.clinician_id if seq % 2 else client_id,
            "kind": "post",
            "gen": 1,
            "attention": 1 - seq % 2,
            "show_at": 0,
            "re": ids[seq - 1] if seq % 2 else "",
            "size": BODY_BYTES,
            **sealed,
        }
        for seq in range(count)
    ]
    unit.db.execute(insert(entries), rows)
    asked = [
        {
            **here,
            "seq": seq,
            "entry_id": ids[seq],
            "client_id": client_id,
            "clinician_id": practice.clinician_id,
            "attention": 1,
            "started_at": at[seq],
            "due_at": at[seq] + timedelta(days=2),
            "stops_at": at[seq + 1],
            "stopped_by": ids[seq + 1],
        }
        for seq in range(0, count, 2)
    ]
    unit.db.execute(insert(clocks), asked)
