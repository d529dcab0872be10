"""Statements, what stands on them and what was done to them; runs that make them; estimates."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    literal_column,
)

from meantime.server.kit.database import EntryId, Id, UtcDateTime, metadata

statements = Table(
    "statements",  # one for a client, a month and a currency: its key keeps it from being doubled
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("month", Date, primary_key=True),  # its first day
    Column("currency", String(3), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("issued_at", UtcDateTime, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("tax", BigInteger, nullable=False),
    Column("balance", BigInteger, nullable=False),  # moved with the ledger, in one transaction
    Column("paused", BigInteger, nullable=False),  # of it what is disputed
    Column("reminded_at", UtcDateTime, nullable=True),
    Index("statements_by_number", "practice_id", "number", unique=True),
    Index("statements_by_month", "practice_id", "month", "space_id"),
)
# Written out, as is every question about it: SQLite takes the index for no parameter.
IS_OWED = statements.c.balance != literal_column("0")
Index(
    "statements_due",
    statements.c.practice_id,
    statements.c.due_on,
    sqlite_where=IS_OWED,
    postgresql_where=IS_OWED,
)

statement_lines = Table(
    "statement_lines",  # they never change
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("month", Date, primary_key=True),
    Column("currency", String(3), primary_key=True),
    Column("item", String(22), primary_key=True),  # a reply's entry, or a stretch's first day
    Column("kind", String(5), nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("code", String(16), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("tax", BigInteger, nullable=False),
    Column("plan_id", EntryId, nullable=False),
    Column("is_self_pay", Boolean, nullable=False),
    Index("statement_lines_by_item", "practice_id", "space_id", "item"),
)

ledger = Table(
    "ledger",  # payments, refunds, credits and write-offs; rows are added, never changed
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("id", EntryId, primary_key=True),  # made by the app
    Column("month", Date, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("kind", String(9), nullable=False),
    Column("on", Date, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("item", String(22), nullable=False),  # of a credit for one; else ""
    Column("way", String(8), nullable=False),
    Column("by", Id, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ledger_by_statement", "practice_id", "space_id", "month", "currency"),
)

billing_runs = Table(
    "billing_runs",  # a month that is billed, and how far that is
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("month", Date, primary_key=True),
    Column("of", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("ordered_by", Id, nullable=False),  # "" by its day
    Column("ordered_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime, nullable=True),
)

estimates = Table(
    "estimates",  # that a client was given an estimate; what for is sealed
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("id", EntryId, primary_key=True),
    Column("currency", String(3), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("due_on", Date, nullable=True),
    Column("by", Id, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
