"""What is to leave, and what has left."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from meantime.server.kit.database import EntryId, Id, UtcDateTime, metadata

outbox = Table(
    "outbox",  # by which way whom something is told, and how that goes; no text, no address
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("id", EntryId, primary_key=True),  # random; the same whenever it is sent
    Column("channel", String(16), nullable=False),
    Column("recipient", Id, nullable=False),  # an id, such as a seat's
    Column("kind", String(40), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("not_before", UtcDateTime, nullable=False),  # asked for, a retry, or a lease's end
    Column("attempts", Integer, nullable=False),
    Column("state", String(8), nullable=False),  # waiting, sent or failed: for good
    Column("settled_at", UtcDateTime, nullable=True),  # when it was sent or failed
    Column("last_error", String(64), nullable=True),  # a code; null while it is sent
    sqlite_with_rowid=False,
)
WAITS = outbox.c.settled_at.is_(None)
SETTLED = outbox.c.settled_at.is_not(None)
# Not led by the practice, as `timers_due`: one look finds what is due in any of them.
Index(
    "outbox_waiting",
    outbox.c.channel,
    outbox.c.not_before,
    sqlite_where=WAITS,
    postgresql_where=WAITS,
)
Index("outbox_settled", outbox.c.settled_at, sqlite_where=SETTLED, postgresql_where=SETTLED)
