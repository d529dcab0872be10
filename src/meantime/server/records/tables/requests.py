"""Requests about a record, by their days alone."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, String, Table

from meantime.server.kit.database import EntryId, Id, UtcDateTime, metadata

record_requests = Table(
    "record_requests",  # that somebody asked, by when it is answered, how it ended; never for what
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("id", EntryId, primary_key=True),  # of the sealed request, in the thread
    Column("kind", String(16), nullable=False),  # access, amendment, accounting
    Column("asked_by", Id, nullable=False),
    Column("is_client", Boolean, nullable=False),  # the client asked, and not the team for them
    Column("asked_on", Date, nullable=False),  # local days of the practice
    Column("due_on", Date, nullable=False),
    Column("is_extended", Boolean, nullable=False),
    Column("state", String(16), nullable=False),  # open, granted, part, denied, withdrawn
    Column("answer_id", EntryId, nullable=False),  # of the newest sealed answer, "" for none
    Column("settled_at", UtcDateTime, nullable=True),
)
IS_OPEN = record_requests.c.state == "open"
Index(
    "record_requests_due",
    record_requests.c.practice_id,
    record_requests.c.due_on,
    sqlite_where=IS_OPEN,
    postgresql_where=IS_OPEN,
)
