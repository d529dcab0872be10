"""Who did what, without content; sealed into a chain of hashes within a second.

Rows join the commit of what they record and are linked afterwards, by one sealer, a block at a
time: a chain inside every append would make PostgreSQL commit one message after the other.
"""

from __future__ import annotations

import asyncio
import os
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import structlog
from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    and_,
    bindparam,
    insert,
    select,
)
from sqlalchemy import update as update_rows

from meantime.server.kit.clock import to_ms
from meantime.server.kit.database import Id, UtcDateTime, metadata, to_column
from meantime.server.kit.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import RowMapping

    from meantime.server.kit.store import Store
    from meantime.server.kit.unit import Unit

SEAL_SECONDS = 1.0
SEAL_AT_ONCE = 500  # rows in a block at most, so that nobody waits long behind the sealer
FIRST = bytes(32)  # what the first block of a practice is linked to
log = structlog.get_logger()

events = Table(
    "audit_events",  # who did what to which id, and when; never what it said
    metadata,
    Column("practice_id", Id, primary_key=True),  # "" before anybody is known
    Column("id", LargeBinary(16), primary_key=True),  # in order of time
    Column("at", UtcDateTime, nullable=False),
    Column("seat_id", Id, nullable=False),
    Column("sign_in_id", String(43), nullable=False),
    Column("action", String(64), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("outcome", String(32), nullable=False),
    Column("block", Integer, nullable=True),  # null until the sealer has come by
    sqlite_with_rowid=False,
)
Index(
    "audit_events_unsealed",
    events.c.practice_id,
    sqlite_where=events.c.block.is_(None),
    postgresql_where=events.c.block.is_(None),
)
blocks = Table(
    "audit_blocks",  # the chain: each hash covers the one before and the rows of its block
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("hash", LargeBinary(32), nullable=False),
)
COVERED = (
    events.c.id,
    events.c.at,
    events.c.seat_id,
    events.c.sign_in_id,
    events.c.action,
    events.c.subject,
    events.c.outcome,
)


class AuditRow(NamedTuple):
    """One thing done, as `Unit.audit` notes it."""

    practice_id: str
    at: datetime
    seat_id: str
    sign_in_id: str
    action: str
    subject: str
    outcome: str


def insert_of(count: int) -> Statement:
    """Return the statement that inserts `count` rows: PostgreSQL is asked once for all of them."""
    columns = [column.name for column in events.c if column is not events.c.block]
    return Statement(
        insert(events).values(
            [{name: bindparam(f"{name}_{n}") for name in columns} for n in range(count)]
        )
    )


INSERTS = {count: insert_of(count) for count in (16, 4, 1)}


def store_rows(units: Sequence[Unit]) -> None:
    """Insert the rows of all units of one commit."""
    rows = [row for unit in units for row in unit.audit_rows]
    if not rows:
        return
    base = to_ms(rows[0].at).to_bytes(6, "big") + os.urandom(7)
    values = [
        {**row._asdict(), "id": base + number.to_bytes(3, "big"), "at": to_column(row.at)}
        for number, row in enumerate(rows)
    ]
    for count, statement in INSERTS.items():
        while len(values) >= count:
            some, values = values[:count], values[count:]
            statement.rows(
                units[0],
                {f"{name}_{n}": v for n, row in enumerate(some) for name, v in row.items()},
            )


def seal(unit: Unit) -> int:
    """Link rows not yet linked, a block for each practice; return how many.

    Two sealers at once: the later one fails.
    """
    waiting = select(events.c.practice_id).where(events.c.block.is_(None)).distinct()
    return sum(seal_practice(unit, practice_id) for practice_id in unit.db.scalars(waiting).all())


async def keep_sealing(store: Store) -> None:
    """Seal every second until cancelled."""
    while True:
        await asyncio.sleep(SEAL_SECONDS)
        try:
            while await store.write(None, seal) >= SEAL_AT_ONCE:
                pass
        except Exception as error:  # noqa: BLE001  nothing may end this: the rows wait
            log.warning("audit.unsealed", error=type(error).__name__)


def seal_practice(unit: Unit, practice_id: str) -> int:
    number, before = unit.db.execute(
        select(blocks.c.number, blocks.c.hash)
        .where(blocks.c.practice_id == practice_id)
        .order_by(blocks.c.number.desc())
        .limit(1)
    ).one_or_none() or (0, FIRST)
    unsealed = and_(events.c.practice_id == practice_id, events.c.block.is_(None))
    some = select(events.c.id).where(unsealed).limit(SEAL_AT_ONCE)
    rows = unit.db.execute(
        update_rows(events)
        .where(unsealed, events.c.id.in_(some))
        .values(block=number + 1)
        .returning(*COVERED)
    ).all()
    unit.db.execute(
        insert(blocks).values(
            practice_id=practice_id, number=number + 1, hash=link(before, sorted(rows))
        )
    )
    return len(rows)


def link(before: bytes, rows: Iterable[Sequence[object]]) -> bytes:
    """Return the hash of a block: over the hash before and its rows in order of id."""
    return blake2b(before + msgspec.json.encode([tuple(r) for r in rows]), digest_size=32).digest()


def first_broken_block(unit: Unit, practice_id: str) -> int | None:
    """Return the first block whose rows are not what was sealed, or None: the chain holds."""
    before = FIRST
    for block in stored_blocks(unit, practice_id):
        rows = unit.db.execute(
            select(*COVERED)
            .where(events.c.practice_id == practice_id, events.c.block == block["number"])
            .order_by(events.c.id)
        ).all()
        before = link(before, rows)
        if before != block["hash"]:
            return int(block["number"])
    return None


def stored_blocks(unit: Unit, practice_id: str) -> Sequence[RowMapping]:
    chain = select(blocks).where(blocks.c.practice_id == practice_id).order_by(blocks.c.number)
    return unit.db.execute(chain).mappings().all()
