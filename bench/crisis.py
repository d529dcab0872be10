"""The crisis snapshot of a night: that 1,000 clients take no more memory than 400, and how long."""

from __future__ import annotations

import asyncio
import gzip
import json
import secrets
import subprocess
import sys
import tempfile
import time
import zlib
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from bench.figures import Figure
from meantime.protocol.encoding import b64
from meantime.server.kit.clock import Clock
from meantime.server.kit.events import Hearers
from meantime.server.kit.outbox.queries import Message
from meantime.server.kit.store import Store
from meantime.server.main import database_of
from meantime.server.practices.tables import practices
from meantime.server.records.crisis import CrisisKeeper
from meantime.server.records.service.crisis import CRISIS
from meantime.server.settings import Settings
from meantime.server.spaces.tables import entries, spaces

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from meantime.server.kit.unit import Unit

FEW, MANY = 400, 1_000  # as few fill the page caches of SQLite, which are of a fixed size
IN_THREAD, IN_DESK = 100, 5  # entries
HEADER_BYTES, BODY_BYTES = 480, 552
AT_ONCE = 20  # spaces in a commit
DETAILS = {
    "name": "Harbor",
    "phone": "",
    "address": "",
    "zone": "UTC",
    "country": "US",
    "locale": "en",
}


def measure() -> Iterator[Figure]:
    """Yield both, each size in a process of its own, for memory is never given back whole."""
    few, many = apart(FEW), apart(MANY)
    yield Figure(
        f"memory of a crisis snapshot, {MANY:,} clients",
        many["peak_kib"] / few["peak_kib"],
        f"of {FEW}",
        want=1.2,
        better="lower",
        detail={"few": few, "many": many},
    )
    yield Figure(
        f"crisis snapshot of {MANY:,} clients",
        many["seconds"] / many["packing_seconds"],
        "of packing its lines",
        want=4,
        better="lower",
        detail=many,
    )


def apart(clients: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.crisis", str(clients)]
    found: dict[str, Any] = json.loads(
        subprocess.run(command, check=True, capture_output=True).stdout
    )
    return found


async def make(folder: Path, clients: int) -> dict[str, float]:
    """Make the snapshot of so many clients; return what it took."""
    settings, practice_id = Settings(data_dir=folder), b64(secrets.token_bytes(32))
    async with opened(settings) as store:
        await store.write(None, found, practice_id)
        for _ in range(0, clients, AT_ONCE):
            await store.write(None, fill, practice_id)
    async with opened(settings) as store:  # without what SQLite kept in memory of the writing
        return await make_one(store, settings, practice_id)


async def make_one(store: Store, settings: Settings, practice_id: str) -> dict[str, float]:
    keeper = CrisisKeeper(store, settings.crisis_folder, settings.crisis_kept)
    order = Message(practice_id, "order", CRISIS, practice_id, CRISIS, store.clock.now(), 1)
    forget_peak()
    start = time.perf_counter()
    await keeper.send(order)
    seconds = time.perf_counter() - start
    peak = peak_kib()
    (path,) = (settings.crisis_folder / practice_id).iterdir()
    return {
        "seconds": round(seconds, 2),
        "packing_seconds": round(packing_seconds(path), 2),
        "peak_kib": peak,
        "megabytes": path.stat().st_size // 1_000_000,
    }


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Store]:
    store = Store(database_of(settings), Clock(), Hearers())
    await store.start()
    try:
        yield store
    finally:
        await store.stop()


def found(unit: Unit, practice_id: str) -> None:
    values = {"practice_id": practice_id, "created_at": unit.now, **DETAILS}
    unit.db.execute(insert(practices).values(values))
    add_space(unit, practice_id, practice_id, "practice", 10)


def fill(unit: Unit, practice_id: str) -> None:
    """Add some clients: a thread and a desk of sealed bytes each, which nobody here can tell."""
    for _ in range(AT_ONCE):
        for purpose, count in (("thread", IN_THREAD), ("desk", IN_DESK)):
            add_space(unit, practice_id, b64(secrets.token_bytes(32)), purpose, count)


def add_space(unit: Unit, practice_id: str, id_: str, purpose: str, count: int) -> None:
    here = {"practice_id": practice_id, "type": "", "purpose": purpose, "responsible_id": ""}
    log = {"head_seq": count - 1, "head": id_, "seats_hash": id_, "terms": ""}
    unit.db.execute(insert(spaces).values(id=id_, **here, **log))
    unit.db.execute(insert(entries), [row(unit, practice_id, id_, seq) for seq in range(count)])


def row(unit: Unit, practice_id: str, space_id: str, seq: int) -> dict[str, Any]:
    return {
        "practice_id": practice_id,
        "space_id": space_id,
        "seq": seq,
        "id": b64(secrets.token_bytes(16)),
        "received_at": unit.now + timedelta(seconds=seq),
        "author": practice_id,
        "kind": "post",
        "gen": 1,
        "attention": 1,
        "show_at": 0,
        "re": "",
        "size": BODY_BYTES,
        "header": secrets.token_bytes(HEADER_BYTES),
        "signature": secrets.token_bytes(64),
        "body": secrets.token_bytes(BODY_BYTES),
    }


def packing_seconds(path: Path) -> float:
    """Return how long the lines of a snapshot take to be packed, and nothing else."""
    spent = 0.0
    pack = zlib.compressobj(1)
    with gzip.open(path) as file:
        while lines := file.read(2**20):
            start = time.perf_counter()
            pack.compress(lines)
            spent += time.perf_counter() - start
    return spent


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak_kib() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps(asyncio.run(make(Path(name), int(sys.argv[1])))))
