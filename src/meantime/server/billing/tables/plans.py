"""What each client pays by, and how the practice bills."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
)

from meantime.server.kit.database import EntryId, Id, UtcDateTime, metadata

billing_settings = Table(
    "billing_settings",  # of a practice; codes are its own, none ships
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("currency", String(3), nullable=False),
    Column("tax", SmallInteger, nullable=False),
    Column("run_day", SmallInteger, nullable=False),
    Column("due_days", SmallInteger, nullable=False),
    Column("remind_after_days", SmallInteger, nullable=False),
    Column("codes", JSON, nullable=False),
    Column("visits_count", Boolean, nullable=False),
    Column("next_number", Integer, nullable=False),  # of its next statement
    Column("set_by", Id, nullable=False),
    Column("set_at", UtcDateTime, nullable=False),
)

fee_accounts = Table(
    "fee_accounts",  # a thread of which anything about money is known; a run goes through these
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("is_self_pay", Boolean, nullable=False),
    Column("self_pay_since", Date, nullable=True),
    Column("self_pay_until", Date, nullable=True),  # the last day; null while it goes on
    Column("billed_until", Date, nullable=False),  # the first day that no run has looked at
    Index("fee_accounts_to_bill", "practice_id", "billed_until", "space_id"),
)

fee_plans = Table(
    "fee_plans",  # what a client was offered and agreed to; rows do not change but for their end
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("id", EntryId, primary_key=True),  # of the sealed plan, or of the consent to a policy
    Column("source", String(6), nullable=False),
    Column("kind", String(11), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("share", SmallInteger, nullable=False),
    Column("tax", SmallInteger, nullable=False),
    Column("replies", SmallInteger, nullable=False),
    Column("since", Date, nullable=False),  # no day before that on which it was agreed to
    Column("until", Date, nullable=True),
    Column("state", String(9), nullable=False),
    Column("offered_by", Id, nullable=False),
    Column("offered_at", UtcDateTime, nullable=False),
    Column("agreed_by", Id, nullable=False),  # "" until then
    Column("agreed_at", UtcDateTime, nullable=True),
    Column("answer_id", EntryId, nullable=False),  # of the newest answer, "" for none
    Column("stops_on", Date, nullable=True),
)

fee_pauses = Table(
    "fee_pauses",  # days on which messaging did not go on: a month costs nothing then
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("since", Date, primary_key=True),
    Column("until", Date, nullable=True),  # the last day; null while it does not go on
)
