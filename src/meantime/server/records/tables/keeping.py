"""Until when which client's record is kept, and what is gone of it."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Integer, Table

from meantime.server.kit.database import Id, UtcDateTime, metadata

kept_records = Table(
    "kept_records",  # a client's record, by its thread: a day and a hold, no rule and no reason
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("thread_id", Id, primary_key=True),
    Column("destroy_on", Date, nullable=True),  # a local day of the practice; null: kept
    Column("is_held", Boolean, nullable=False),
    Column("planned_at", UtcDateTime, nullable=True),  # when a custodian asked for its end
    Column("planned_by", Id, nullable=True),
    Column("destroyed_at", UtcDateTime, nullable=True),  # when the last of its spaces was
)

kept_spaces = Table(
    "kept_spaces",  # which spaces are one record, and what is gone of each
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),  # of one record alone
    Column("thread_id", Id, nullable=False),
    Column("upto_seq", Integer, nullable=True),  # null: nothing is gone
    Column("posts", Integer, nullable=False),
    Column("files", Integer, nullable=False),
    Column("destroyed_at", UtcDateTime, nullable=True),
)
