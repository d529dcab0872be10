"""What was counted: numbers of whole weeks, without anybody's id."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Integer, String, Table, Text

from meantime.server.kit.database import Id, UtcDateTime, metadata

insight_periods = Table(
    "insight_periods",  # one or more whole weeks of a metric, counted once: never changed
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("metric", String(40), primary_key=True),
    Column("since", Date, primary_key=True),  # Mondays, local days of the practice
    Column("until", Date, nullable=False),
    Column("is_shown", Boolean, nullable=False),  # no: of too few people, and all numbers are 0
    Column("people", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Column("part", Integer, nullable=False),
    Column("spread", Text, nullable=False),  # JSON: minutes, how many ended then, how many waited
)

insight_counts = Table(
    "insight_counts",  # up to which Monday all is counted; moved with what it counts
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("since", Date, nullable=False),  # the first Monday
    Column("until", Date, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
)
