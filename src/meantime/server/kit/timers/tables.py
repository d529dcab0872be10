"""Timers that wait."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table

from meantime.server.kit.database import EntryId, Id, UtcDateTime, metadata

Dedupe = String(100).with_variant(String(100, collation="C"), "postgresql")

timers = Table(
    "timers",  # what happens when: ids, times and numbers; a row goes with its last step
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("dedupe", Dedupe, primary_key=True),  # to set it again is to move it
    Column("id", EntryId, nullable=False),  # random, new whenever it is set
    Column("kind", String(40), nullable=False),
    Column("subject", Id, nullable=False),
    Column("place", Id, nullable=False),  # where `subject` is unique, such as a space; or ""
    Column("number", BigInteger, nullable=False),  # whatever else the handler needs
    Column("due_at", UtcDateTime, nullable=False),
    Column("step", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),  # that have failed, of this step
    Column("run_at", UtcDateTime, nullable=False),  # due_at, or later after a failure
    sqlite_with_rowid=False,
)
# Everywhere else the practice leads. Here time does: one look finds what is due in any practice,
# where one for each practice would take thousands of looks to find nothing. It is no key, and
# splits with the rows when practices are split into cells. With `id` SQLite need not look further.
Index(
    "timers_due",
    timers.c.run_at,
    timers.c.id,
    postgresql_include=["practice_id", "dedupe"],
)
