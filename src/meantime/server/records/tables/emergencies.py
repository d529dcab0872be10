"""Records that were opened in an emergency."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Table

from meantime.server.kit.database import EntryId, Id, UtcDateTime, metadata

emergencies = Table(
    "emergencies",  # who opened one client's record for whom, until when, who was told; not why
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("id", EntryId, primary_key=True),  # of the sealed reason, in the chart
    Column("space_id", Id, nullable=False),
    Column("chart_id", Id, nullable=False),
    Column("desk_id", Id, nullable=False),  # "" for none
    Column("opened_by", Id, nullable=False),
    Column("account_id", Id, nullable=False),  # who reads: the same, or a colleague
    Column("opened_at", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime, nullable=True),
    Column("ended_by", Id, nullable=False),  # "" until then, and for the time itself
    Column("told_ids", JSON, nullable=False),  # the second persons, when it was opened
    Column("reached_ids", JSON, nullable=False),  # those of them to whom a notice left
    Column("reviewed_by", Id, nullable=False),  # "" until then
    Column("reviewed_at", UtcDateTime, nullable=True),
    Column("review_id", EntryId, nullable=False),  # the sealed review, in the chart
    Index("emergencies_by_space", "practice_id", "space_id", "opened_at"),
)
IS_UNREVIEWED = emergencies.c.reviewed_at.is_(None)
Index(
    "emergencies_unreviewed",
    emergencies.c.practice_id,
    emergencies.c.opened_at,
    sqlite_where=IS_UNREVIEWED,
    postgresql_where=IS_UNREVIEWED,
)
