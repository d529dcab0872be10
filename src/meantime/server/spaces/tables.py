"""Logs of sealed entries, and who is seated where."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table, Text

from meantime.server.kit.database import EntryId, Id, UtcDateTime, metadata

spaces = Table(
    "spaces",  # a log's head; the only row that an append changes
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("id", Id, primary_key=True),  # hash of the root
    Column("type", String(8), nullable=False),
    Column("purpose", String(16), nullable=False),
    Column("responsible_id", Id, nullable=False),  # clinician of a thread, "" elsewhere
    Column("head_seq", Integer, nullable=False),
    Column("head", Id, nullable=False),
    Column("seats_hash", Id, nullable=False),  # of the newest `seats` entry
    Column("terms", Text, nullable=False),  # JSON of rules.terms, "" for none: read with the head
)
Index(
    "spaces_with_terms",
    spaces.c.practice_id,
    spaces.c.id,
    sqlite_where=spaces.c.terms != "",
    postgresql_where=spaces.c.terms != "",
)

entries = Table(
    "entries",  # a sealed entry: the server keeps who, when and how urgent; it cannot read what
    metadata,
    Column("practice_id", Id, primary_key=True),  # leads every key: whole practices can move
    Column("space_id", Id, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("id", EntryId, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("author", Id, nullable=False),
    Column("kind", String(5), nullable=False),
    Column("gen", Integer, nullable=False),
    Column("attention", Integer, nullable=False),
    Column("show_at", BigInteger, nullable=False),  # ms as signed; 0 for at once
    Column("re", EntryId, nullable=False),  # "" for none
    Column("size", Integer, nullable=False),  # bytes of the body as it was: one of nine, if a post
    Column("header", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=True),  # null once destroyed at the end of retention
    Index("entries_by_id", "practice_id", "space_id", "id", unique=True),
)

seats = Table(
    "seats",  # one row for each id that ever sat in a space, as it sits or sat last
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("seat_id", Id, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("card", LargeBinary(64), nullable=False),
    Column("since_seq", Integer, nullable=False),
    Column("since_at", UtcDateTime, nullable=False),  # the first time, if it left and came again
    Column("until_seq", Integer, nullable=True),  # the entry that removed it; null while seated
    Column("until_hash", Id, nullable=True),  # that entry's hash: the end of what it may read
    Column("invited_as", String(16), nullable=False),  # "" unless an invitation
    Column("invited_until", BigInteger, nullable=False),  # ms; 0 unless an invitation
    Index("seats_by_seat", "practice_id", "seat_id"),
    Index("seats_anywhere", "seat_id"),  # a sign-in names nothing but the id
)

snapshots = Table(
    "snapshots",  # the verified state after the newest `seats` entry, so no log is read again
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("state", LargeBinary, nullable=False),  # seats, sealed keys and cards; no entry ids
)
