"""Appointments: who meets when, and what was asked for. No title, no note, no place."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
)

from meantime.server.kit.database import EntryId, Id, UtcDateTime, metadata

calendars = Table(
    "calendars",  # one row per clinician: whoever books locks it, so that no two book one time
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("clinician_id", Id, primary_key=True),
    Column("changed_at", UtcDateTime, nullable=False),
)

appointments = Table(
    "appointments",  # a series, or one that stands alone, by the clock of its zone
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("id", EntryId, primary_key=True),
    Column("space_id", Id, nullable=False),  # the thread; its client is who sits there
    Column("clinician_id", Id, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("minute", SmallInteger, nullable=False),  # since local midnight
    Column("minutes", SmallInteger, nullable=False),
    Column("repeats", String(16), nullable=False),
    Column("until", Date, nullable=True),
    Column("cancelled_from", Date, nullable=True),
    Column("cancelled_by", Id, nullable=False),  # "" unless cancelled
    Column("cancelled_at", UtcDateTime, nullable=True),
    Column("starts_at", UtcDateTime, nullable=False),  # of the first, moved ones included
    Column("ends_at", UtcDateTime, nullable=False),  # of the last; FOREVER for no end
    Column("made_by", Id, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    # What is over is most of the table; nobody reads past it to find what comes.
    Index("appointments_by_clinician", "practice_id", "clinician_id", "ends_at"),
    Index("appointments_by_space", "practice_id", "space_id", "ends_at"),
)

changes = Table(
    "appointment_changes",  # one of a series that was moved or cancelled
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("appointment_id", EntryId, primary_key=True),
    Column("day", Date, primary_key=True),  # where the plan has it
    Column("starts_at", UtcDateTime, nullable=True),  # null unless moved
    Column("ends_at", UtcDateTime, nullable=True),
    Column("cancelled_by", Id, nullable=False),  # "" unless cancelled
    Column("cancelled_at", UtcDateTime, nullable=True),
    Column("changed_at", UtcDateTime, nullable=False),
)

requests = Table(
    "appointment_requests",  # times that a client asks for, or that the care team offers
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("id", EntryId, primary_key=True),
    Column("space_id", Id, nullable=False),
    Column("clinician_id", Id, nullable=False),
    Column("made_by", String(8), nullable=False),  # client, care
    Column("seat_id", Id, nullable=False),  # who asked or offered
    Column("slots", JSON, nullable=False),  # instants as microseconds since 1970
    Column("minutes", Integer, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("moves_id", EntryId, nullable=False),  # "" for a new appointment
    Column("moves_day", Date, nullable=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("state", String(16), nullable=False),  # that it has run out is written nowhere
    Column("settled_at", UtcDateTime, nullable=True),
    Column("settled_by", Id, nullable=False),  # "" until then
    Index("requests_by_clinician", "practice_id", "clinician_id", "made_at"),
    Index("requests_by_space", "practice_id", "space_id", "made_at"),
)

feeds = Table(
    "calendar_feeds",  # a person's calendar at a secret address, which is kept nowhere
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("seat_id", Id, primary_key=True),
    Column("token_hash", LargeBinary, nullable=False),
    Column("locale", String(2), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    # Not led by the practice: whoever fetches it has said nothing but the secret.
    Index("feeds_by_token", "token_hash"),
)

busy_calendars = Table(
    "busy_calendars",  # another calendar of a clinician's; its address is a secret
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("clinician_id", Id, primary_key=True),
    Column("sealed_address", LargeBinary, nullable=False),
    Column("zone", String(64), nullable=False),  # of times that come without one
    Column("set_at", UtcDateTime, nullable=False),
    Column("read_at", UtcDateTime, nullable=False),  # last time that it could be read
    Column("fault", String(16), nullable=False),  # why it cannot be read; "" if it can
)

busy_times = Table(
    "busy_times",  # when a clinician is busy elsewhere: no title, no place, nobody
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("clinician_id", Id, primary_key=True),
    Column("starts_at", UtcDateTime, primary_key=True),
    Column("ends_at", UtcDateTime, nullable=False),
)
