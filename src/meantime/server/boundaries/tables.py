"""Frames, the clocks that run by them, and the automatic replies that they call for."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, SmallInteger, String, Table, Text

from meantime.server.kit.database import EntryId, Id, UtcDateTime, metadata

frames = Table(
    "frames",  # hours, review windows, closures: when somebody reads, never what
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("clinician_id", Id, primary_key=True),  # "" for the practice's default
    Column("frame", Text, nullable=False),  # JSON of wire.boundaries.Frame
    Column("set_at", UtcDateTime, nullable=False),
)

clocks = Table(
    "clocks",  # a client's message, and when it was answered as far as a reader could see
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("entry_id", EntryId, nullable=False),
    Column("client_id", Id, nullable=False),
    Column("clinician_id", Id, nullable=False),  # whose hours count
    Column("attention", SmallInteger, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),  # NEVER: nobody has set hours
    Column("stops_at", UtcDateTime, nullable=True),  # when the answer shows; may lie ahead
    Column("stopped_by", EntryId, nullable=True),  # the answer; null if its author withdrew it
)
# What was answered long ago is most of the table; a queue looks at the rest alone.
Index(
    "clocks_running",
    clocks.c.practice_id,
    clocks.c.clinician_id,
    clocks.c.attention.desc(),
    clocks.c.due_at,
    clocks.c.space_id,
    clocks.c.seq,
    sqlite_where=clocks.c.stops_at.is_(None),
    postgresql_where=clocks.c.stops_at.is_(None),
)
promises = Table(
    "promises",  # by when a clinician promised something, and what became of that; never what
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("entry_id", EntryId, primary_key=True),
    Column("clinician_id", Id, nullable=False),  # who promised it
    Column("due_at", UtcDateTime, nullable=False),
    Column("kept_at", UtcDateTime, nullable=True),  # when a post that keeps it shows; may lie ahead
    Column("withdrawn_at", UtcDateTime, nullable=True),
    Index("promises_by_due", "practice_id", "clinician_id", "due_at"),
)
Index("clocks_by_entry", clocks.c.practice_id, clocks.c.space_id, clocks.c.entry_id, unique=True)

automatic_replies = Table(
    "automatic_replies",  # that one was due, of which kind, with which times: never its words
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("client_id", Id, primary_key=True),
    Column("period", String(40), primary_key=True),  # the closed one; or late/ and when it was due
    Column("entry_id", EntryId, nullable=False),  # the message that met it
    Column("kind", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("reads_at", UtcDateTime, nullable=True),  # null where none comes within a year
    Column("opens_at", UtcDateTime, nullable=True),
    Column("cover_id", Id, nullable=False),  # who covers meanwhile; "" for nobody
)
Index(
    "automatic_replies_newest",
    automatic_replies.c.practice_id,
    automatic_replies.c.space_id,
    automatic_replies.c.at.desc(),
)
