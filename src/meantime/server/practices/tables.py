"""What the server keeps of a practice: nobody's name but the practice's own."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, LargeBinary, String, Table

from meantime.server.kit.database import Id, UtcDateTime, metadata

practices = Table(
    "practices",  # what may be shown before any key exists; the id is that of the practice space
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("address", String(500), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("country", String(2), nullable=False),
    Column("locale", String(5), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

staff = Table(
    "staff",  # the seats of the practice space today, with what the server lets them do
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("account_id", Id, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("permissions", JSON, nullable=False),
    Column("since", UtcDateTime, nullable=False),
)

invitations = Table(
    "invitations",  # an invitation's seat, never its code
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("seat_id", Id, primary_key=True),
    Column("invited_as", String(16), nullable=False),
    Column("invited_by", Id, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime, nullable=True),
    Column("withdrawn_at", UtcDateTime, nullable=True),
    Index("invitations_by_age", "practice_id", "created_at", "seat_id"),
)

setup_codes = Table(
    "setup_codes",  # a code that lets somebody found a practice here, once
    metadata,
    Column("code_hash", LargeBinary, primary_key=True),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime, nullable=True),
)
