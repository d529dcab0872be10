"""Alerts, the steps that woke people, what a practice has chosen, and checks of crisis lines."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, SmallInteger, String, Table, Text

from meantime.server.kit.database import EntryId, Id, UtcDateTime, metadata

ladders = Table(
    "ladders",  # whom an urgent message wakes, as a practice has chosen; no row: the usual
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("ladder", Text, nullable=False),  # JSON of wire.safety.Ladder
    Column("set_at", UtcDateTime, nullable=False),
)

model_switches = Table(
    "model_switches",  # whether a practice lets the model look, and where it is; no row: no
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("is_on", Boolean, nullable=False),
    Column("region", String(6), nullable=False),  # ISO 3166-2, "" where the country says enough
    Column("set_at", UtcDateTime, nullable=False),
)

alerts = Table(
    "alerts",  # an urgent message, until somebody has documented what came of it
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("id", EntryId, primary_key=True),
    Column("space_id", Id, nullable=False),
    Column("entry_id", EntryId, nullable=False),
    Column("client_id", Id, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("begun_at", UtcDateTime, nullable=False),  # when its ladder began, the last time
    Column("course", Text, nullable=False),  # JSON of the steps to come; "" until it is decided
    Column("next_step_at", UtcDateTime, nullable=True),
    Column("acknowledged_by", Id, nullable=False),  # "" until then
    Column("acknowledged_at", UtcDateTime, nullable=True),
    Column("closed_by", Id, nullable=False),  # "" until then, as all below
    Column("closed_at", UtcDateTime, nullable=True),
    Column("outcome", String(16), nullable=False),
    Column("chart_id", Id, nullable=False),
    Column("note_id", EntryId, nullable=False),  # the sealed note, in the chart
    Index("alerts_by_entry", "practice_id", "space_id", "entry_id", unique=True),
    Index("alerts_by_space", "practice_id", "space_id", "opened_at"),
)
IS_OPEN = alerts.c.closed_at.is_(None)
IS_CLOSED = alerts.c.closed_at.is_not(None)
# What was closed long ago is most of the table; the screens look at the rest alone.
for name, some in (("alerts_open", IS_OPEN), ("alerts_closed", IS_CLOSED)):
    Index(
        name,
        alerts.c.practice_id,
        alerts.c.opened_at.desc(),
        alerts.c.id.desc(),
        sqlite_where=some,
        postgresql_where=some,
    )

alert_steps = Table(
    "alert_steps",  # which rung was woken when, whom that told, and whether it reached them
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("alert_id", EntryId, primary_key=True),
    Column("number", SmallInteger, primary_key=True),
    Column("rung", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("account_ids", JSON, nullable=False),
    Column("state", String(8), nullable=False),  # waiting, told, failed: so far; recalled, nobody
    Column("told_at", UtcDateTime, nullable=True),  # when the first message of it had left
)

alert_messages = Table(
    "alert_messages",  # by which messages of the outbox a step tells; gone as the alert has ended
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("alert_id", EntryId, primary_key=True),
    Column("number", SmallInteger, primary_key=True),
    Column("message_id", EntryId, primary_key=True),
    Column("space_id", Id, nullable=False),
    Column("seat_id", Id, nullable=False),
    Column("sent_at", UtcDateTime, nullable=False),  # into the outbox
    Column("state", String(8), nullable=False),  # waiting, sent, failed: so far; or recalled
    Index("alert_messages_by_message", "practice_id", "message_id"),
    Index("alert_messages_by_seat", "practice_id", "space_id", "seat_id", "sent_at"),
)

line_checks = Table(
    "crisis_line_checks",  # when somebody of the practice called a crisis line, and it was right
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("line_id", String(64), primary_key=True),  # of the content
    Column("checked_at", UtcDateTime, nullable=False),
    Column("checked_by", Id, nullable=False),
)
