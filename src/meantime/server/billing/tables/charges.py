"""Which answers cost something, what was asked about, how long reviews took."""

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
)

from meantime.server.kit.database import EntryId, Id, UtcDateTime, metadata

charges = Table(
    "charges",  # a reply that its clinician says costs something
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("item", EntryId, primary_key=True),
    Column("charge_id", EntryId, nullable=False),  # the sealed post that says so
    Column("on", Date, nullable=False),
    Column("plan_id", EntryId, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("tax", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("code", String(16), nullable=False),
    Column("by", Id, nullable=False),
    Column("confirmed_at", UtcDateTime, nullable=False),
    Column("month", Date, nullable=True),  # of the statement; null until it stands on one
    Column("is_self_pay", Boolean, nullable=False),
)
Index(
    "charges_to_bill",
    charges.c.practice_id,
    charges.c.space_id,
    charges.c.on,
    sqlite_where=charges.c.month.is_(None),
    postgresql_where=charges.c.month.is_(None),
)

disputes = Table(
    "disputes",  # an item that a client asks about; what they ask is sealed
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("item", String(22), primary_key=True),
    Column("post_id", EntryId, nullable=False),
    Column("state", String(9), nullable=False),
    Column("opened_by", Id, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("answer_id", EntryId, nullable=False),  # "" until then
    Column("answered_by", Id, nullable=False),
    Column("answered_at", UtcDateTime, nullable=True),
)
Index(
    "disputes_open",
    disputes.c.practice_id,
    disputes.c.opened_at,
    sqlite_where=disputes.c.state == "open",
    postgresql_where=disputes.c.state == "open",
)

review_minutes = Table(
    "review_minutes",  # a clinician's own time for a client's messages, as they confirmed it
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("id", EntryId, primary_key=True),  # made by the app
    Column("on", Date, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("by", Id, nullable=False),
    Column("set_at", UtcDateTime, nullable=False),
    Index("review_minutes_by_day", "practice_id", "space_id", "on"),
)
