"""Which blobs there are. Their bytes lie in a folder, see `folder`."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table

from meantime.server.kit.database import Id, UtcDateTime, metadata

blobs = Table(
    "blobs",  # a sealed file of a space: how large, and where in the log
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("address", Id, primary_key=True),  # hash of the blob
    Column("size", Integer, nullable=False),  # one of the few that padding leaves
    Column("after_seq", Integer, nullable=False),  # where the log ended when it was stored
    Column("stored_at", UtcDateTime, nullable=False),
)

removals = Table(
    "removals",  # a blob that is destroyed, until its file is gone from the disk
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("address", Id, primary_key=True),
)

uploads = Table(
    "uploads",  # a blob on its way; each seat has its own, so that nobody spoils another's
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("seat_id", Id, primary_key=True),
    Column("address", Id, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
)
