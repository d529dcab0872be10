"""Notices: to whom, whether they left; what people chose; where to; programs that are told."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
)

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
    Column("due_at", UtcDateTime, nullable=False),  # when it is decided whether it leaves
    Column("left_at", UtcDateTime, nullable=True),
    Column("ended_at", UtcDateTime, nullable=True),  # the person came by, or it was not needed
)
IS_OPEN = notices.c.ended_at.is_(None)
WAITS = IS_OPEN & notices.c.left_at.is_(None)
Index(
    "notices_open",
    notices.c.practice_id,
    notices.c.seat_id,
    notices.c.due_at,
    sqlite_where=IS_OPEN,
    postgresql_where=IS_OPEN,
)
HAS_LEFT = notices.c.left_at.is_not(None)
Index(
    "notices_left",
    notices.c.practice_id,
    notices.c.seat_id,
    notices.c.left_at,
    sqlite_where=HAS_LEFT,
    postgresql_where=HAS_LEFT,
)
HAS_ENDED = notices.c.ended_at.is_not(None)
# Not led by the practice: one look finds what may be forgotten in any of them.
Index("notices_ended", notices.c.ended_at, sqlite_where=HAS_ENDED, postgresql_where=HAS_ENDED)

choices = Table(
    "notice_choices",  # how somebody wants to be told; without a row the usual holds
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("seat_id", Id, primary_key=True),
    Column("locale", String(2), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("by_mail", Boolean, nullable=False),
    Column("sealed_address", LargeBinary, nullable=True),  # null: the login's
    Column("daily_at", SmallInteger, nullable=True),  # minutes since midnight of `zone`
    Column("quiet_from", SmallInteger, nullable=True),
    Column("quiet_until", SmallInteger, nullable=True),
    Column("reminds", Boolean, nullable=False),
    Column("set_at", UtcDateTime, nullable=False),
)

mail_states = Table(
    "mail_states",  # whether mail reaches somebody; no address and no server's words
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("seat_id", Id, primary_key=True),
    Column("failed_since", UtcDateTime, nullable=True),
    Column("tested_at", UtcDateTime, nullable=True),  # when they last asked for a test
)
FAILS = mail_states.c.failed_since.is_not(None)
Index("mail_states_failed", mail_states.c.practice_id, sqlite_where=FAILS, postgresql_where=FAILS)

push_devices = Table(
    "push_devices",  # where a browser takes notices; sealed, as it is a way to reach somebody
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("seat_id", Id, primary_key=True),
    Column("endpoint_index", LargeBinary, primary_key=True),  # keyed hash under the server's key
    Column("id", String(22), nullable=False),  # by which the outbox names it
    Column("sign_in_id", String(22), nullable=False),  # with it, this goes
    Column("sealed", LargeBinary, nullable=False),  # the endpoint, and the browser's keys
    Column("set_at", UtcDateTime, nullable=False),
    Index("push_devices_by_id", "practice_id", "id", unique=True),
    Index("push_devices_by_sign_in", "practice_id", "sign_in_id"),
)

webhooks = Table(
    "webhooks",  # programs of the practice's that are told that something has happened
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("id", EntryId, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),  # where to, and the secrets that sign
    Column("kinds", String(400), nullable=False),  # with spaces between them
    Column("off", String(8), nullable=False),  # why nothing is sent; "" if it is
    Column("failing_since", UtcDateTime, nullable=True),
    Column("made_by", Id, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
)

deliveries = Table(
    "webhook_deliveries",  # what was to be told to which webhook, and how that went; ids alone
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("id", EntryId, primary_key=True),  # by which the outbox names it
    Column("webhook_id", EntryId, nullable=False),
    Column("event_id", EntryId, nullable=False),  # the same for all webhooks, and sent again
    Column("kind", String(40), nullable=False),
    Column("subject", String(64), nullable=False),  # the id of what it is about
    Column("at", UtcDateTime, nullable=False),  # when that happened
    Column("state", String(8), nullable=False),  # waiting, sent or failed: for good
    Column("attempts", Integer, nullable=False),
    Column("tried_at", UtcDateTime, nullable=True),
    Column("status", SmallInteger, nullable=False),  # of the last answer; 0: there was none
    Column("fault", String(16), nullable=False),  # a word for why the last attempt failed
    Index("webhook_deliveries_newest", "practice_id", "webhook_id", "at"),
    # Not led by the practice: one look finds what may be forgotten in any of them.
    Index("webhook_deliveries_old", "at"),
)
