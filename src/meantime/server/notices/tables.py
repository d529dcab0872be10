"""Notices: to whom, since when, because of which entry."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, String, Table

from meantime.server.kit.database import EntryId, Id, UtcDateTime, metadata

notices = Table(
    "notices",  # says no more than that something waits: no text, no name, no link
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("id", String(22), primary_key=True),  # random: who sends it can tell it from any other
    Column("seat_id", Id, nullable=False),  # whom it tells
    Column("space_id", Id, nullable=False),
    Column("entry_id", EntryId, nullable=False),  # what it tells of
    Column("is_urgent", Boolean, nullable=False),
    Column("shown_at", UtcDateTime, nullable=False),  # when the entry can be seen
    Column("due_at", UtcDateTime, nullable=False),  # then, or when the person reads next
    Column("seen_at", UtcDateTime, nullable=True),  # when the person came by after it was shown
)
Index(
    "notices_unseen",
    notices.c.practice_id,
    notices.c.seat_id,
    sqlite_where=notices.c.seen_at.is_(None),
    postgresql_where=notices.c.seen_at.is_(None),
)
