"""Whether a practice that has written for years is as quick as a new one."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Integer, String, cast, insert, literal, select, update

from bench import load
from bench.append import postgres
from bench.figures import Figure, in_turn
from bench.peers import BODY_BYTES, HEADER_BYTES
from bench.practice import as_json, served_practice, serving
from meantime.protocol.encoding import b64
from meantime.server.kit.database import driver_of
from meantime.server.main import database_of
from meantime.server.spaces.tables import entries, spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.letters import Thread
    from bench.practice import Practice

FEW, MANY, ENTRIES_EACH = 100, 10_000, 100
IN_USE, POSTS_EACH, LANES, ROUNDS = 64, 20, 16, 5
TAIL = 20  # entries that a sync fetches
WANTED = 1.3


def measure_sqlite() -> Iterator[Figure]:
    """Yield how much longer appends and syncs take with 1,000,000 entries than with 10,000."""
    with tempfile.TemporaryDirectory() as name:
        yield from _compare(Path(name), ["", ""], "SQLite")


def measure_postgres() -> Iterator[Figure]:
    """As on SQLite; each practice has a PostgreSQL of its own."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folders = [Path(name) / "few", Path(name) / "many"]
        urls = [stack.enter_context(postgres(folder)) for folder in folders]
        yield from _compare(Path(name), urls, "PostgreSQL")


def _compare(folder: Path, urls: list[str], database: str) -> Iterator[Figure]:
    few = _grow(folder / "few-served", urls[0], FEW)
    many = _grow(folder / "many-served", urls[1], MANY)
    with serving(few[0].settings), serving(many[0].settings):
        for what, run in (("append", _append), ("sync", _sync)):
            pair = in_turn(partial(run, *few), partial(run, *many), ROUNDS)
            name = f"{what}, 1,000,000 entries against 10,000, {database}"
            yield Figure(name, pair.ratio, "x the time", WANTED, "lower", pair.detail())


def _grow(folder: Path, url: str, count: int) -> tuple[Practice, list[Thread]]:
    """Return a practice with `count` threads of 100 entries, and those that are in use."""
    with served_practice(folder, url) as practice:
        threads = [practice.found_thread() for _ in range(count)]
    in_use = threads[:: max(1, count // IN_USE)][:IN_USE]
    head = b64(os.urandom(32))
    _fill(practice, head)
    for thread in in_use:
        thread.state.seq, thread.state.head = ENTRIES_EACH - 1, head
    return practice, in_use


def _fill(practice: Practice, head: str) -> None:
    """Put entries behind the root of every thread, as large as real ones; nobody opens them."""
    numbers = select(literal(1, Integer).label("seq")).cte("numbers", recursive=True)
    more = select(numbers.c.seq + 1).where(numbers.c.seq < ENTRIES_EACH - 1)
    numbers = numbers.union_all(more)
    rows = select(
        spaces.c.practice_id,
        spaces.c.id,
        numbers.c.seq,
        cast(numbers.c.seq, String),
        entries.c.received_at,
        entries.c.author,
        literal("post"),
        entries.c.gen,
        literal(1),
        entries.c.show_at,
        entries.c.re,
        literal(BODY_BYTES),
        literal(os.urandom(HEADER_BYTES)),
        literal(os.urandom(64)),
        literal(os.urandom(BODY_BYTES)),
    ).select_from(
        spaces.join(
            entries,
            (entries.c.practice_id == spaces.c.practice_id)
            & (entries.c.space_id == spaces.c.id)
            & (entries.c.seq == 0),
        ).join(numbers, literal(value=True))
    )
    is_thread = spaces.c.type == "care"
    database = database_of(practice.settings)
    database.open()
    with database.connect(to_write=True) as db:
        if practice.settings.database_url:
            driver_of(db).execute("SET statement_timeout = 0")  # the server's is for requests
        driver_of(db).execute(database.begin_write)
        columns = [column.name for column in entries.c]
        db.execute(insert(entries).from_select(columns, rows.where(is_thread)))
        db.execute(update(spaces).where(is_thread).values(head_seq=ENTRIES_EACH - 1, head=head))
        driver_of(db).execute("COMMIT")
    database.close()


def _append(practice: Practice, threads: list[Thread], _: int) -> float:
    lanes: list[list[bytes]] = [[] for _ in range(LANES)]
    for place, thread in enumerate(threads):
        path = f"/api/spaces/{thread.entries[0].space}/entries"
        for entry in thread.write(POSTS_EACH):
            sent = load.request(path, practice.token, as_json(entry.wire))
            lanes[place % LANES].append(sent)
    outcome = load.run(practice.port, lanes, practice.folder)
    if outcome.statuses.keys() != {201}:
        raise AssertionError(outcome.statuses)
    return outcome.stored_per_second


def _sync(practice: Practice, threads: list[Thread], _: int) -> float:
    """Fetch the end of every thread in use, some times."""
    lanes: list[list[bytes]] = [[] for _ in range(LANES)]
    for place, thread in enumerate(threads * 10):
        after = thread.state.seq - TAIL
        path = f"/api/spaces/{thread.entries[0].space}/entries?after={after}&limit=500"
        lanes[place % LANES].append(load.request(path, practice.token, b"", "GET"))
    outcome = load.run(practice.port, lanes, practice.folder)
    if outcome.statuses.keys() != {200}:
        raise AssertionError(outcome.statuses)
    return len(outcome.latencies) / outcome.seconds
