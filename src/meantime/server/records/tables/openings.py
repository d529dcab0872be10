"""Who has had which thread before them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from meantime.server.kit.database import Id, UtcDateTime, metadata

openings = Table(
    "openings",  # a stretch in which somebody opened or copied a thread; never what they read
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("seat_id", Id, primary_key=True),
    Column("kind", String(16), primary_key=True),  # opened, copied, emergency
    Column("at", UtcDateTime, primary_key=True),  # no two of a seat within a quarter of an hour
    Column("last_at", UtcDateTime, nullable=False),
    Column("until_seq", Integer, nullable=False),
    Column("role", String(16), nullable=False),  # the one they had then
    Column("is_cover", Boolean, nullable=False),  # they sat there for a time
    Index("openings_by_time", "practice_id", "space_id", "at"),
)
