"""What the server is measured against: the databases alone, doing the same transaction."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEADER_BYTES = 480
BODY_BYTES = 1_064  # 40 + 1,024: the size class of a letter of about 1 KB
SPACES = 64

SQLITE_SCHEMA = """
create table heads (space text primary key, seq integer not null, head text not null);
create table entries (
  space text not null, seq integer not null, id text not null, header blob not null,
  body blob not null, signature blob not null, received_at text not null,
  primary key (space, seq), unique (space, id)
);
"""


def bare_sqlite(folder: Path, messages: int) -> float:
    """Transactions a second: one durable message each (`synchronous=FULL`, WAL), one writer."""
    path = folder / f"bare-{time.monotonic_ns()}.sqlite"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("pragma journal_mode=wal")
    db.execute("pragma synchronous=full")
    db.executescript(SQLITE_SCHEMA)
    for number in range(SPACES):
        db.execute("insert into heads values (?, 0, '')", (f"space-{number}",))
    header, body, signature = os.urandom(HEADER_BYTES), os.urandom(BODY_BYTES), os.urandom(64)
    started = time.perf_counter()
    for number in range(messages):
        space = f"space-{number % SPACES}"
        db.execute("begin immediate")
        (seq,) = db.execute("select seq from heads where space = ?", (space,)).fetchone()
        row = (space, seq + 1, os.urandom(16).hex(), header, body, signature, "2026-01-01")
        db.execute("insert into entries values (?, ?, ?, ?, ?, ?, ?)", row)
        db.execute("update heads set seq = ?, head = ? where space = ?", (seq + 1, row[2], space))
        db.execute("commit")
    seconds = time.perf_counter() - started
    db.close()
    path.unlink()
    return messages / seconds


POSTGRES_SCHEMA = """
drop table if exists bench_entries, bench_heads;
create table bench_heads (space text primary key, seq integer not null, head text not null);
create table bench_entries (
  space text not null, seq integer not null, id text not null, header bytea not null,
  body bytea not null, signature bytea not null, received_at timestamptz not null,
  primary key (space, seq), unique (space, id)
);
insert into bench_heads select 'space-' || n, 0, '' from generate_series(0, 63) n;
"""

PGBENCH_SCRIPT = """
\\set n random(0, 63)
begin;
select seq + 1 as next from bench_heads where space = 'space-' || :n for update \\gset
insert into bench_entries values ('space-' || :n, :next, gen_random_uuid()::text,
  decode(repeat('ab', 480), 'hex'), decode(repeat('cd', 1064), 'hex'),
  decode(repeat('ef', 64), 'hex'), now());
update bench_heads set seq = :next, head = 'x' where space = 'space-' || :n;
commit;
"""


def pgbench(binary: Path, url: str, folder: Path, seconds: int, clients: int = 32) -> float:
    """Transactions a second of pgbench doing one message a transaction with `clients` clients."""
    script = folder / "append.pgbench"
    script.write_text(PGBENCH_SCRIPT)
    arguments = ["-n", "-M", "prepared", "-c", str(clients), "-j", "2", "-T", str(seconds)]
    done = subprocess.run(
        [binary, *arguments, "-f", script, url],
        check=True,
        capture_output=True,
        text=True,
        timeout=seconds + 60,
    )
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if found is None:
        raise ValueError(done.stdout)
    return float(found[1])
