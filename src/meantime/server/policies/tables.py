"""Versions of policies and who agreed to which: no name, no filled text, no reason."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
)

from meantime.server.kit.database import EntryId, Id, UtcDateTime, metadata

policies = Table(
    "policies",  # a version, which never changes
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("version", Integer, primary_key=True),  # counted for the whole practice
    Column("scope_kind", String(9), nullable=False),
    Column("scope_id", Id, nullable=False),  # "" for the practice, an account, a thread
    Column("hash", Id, nullable=False),
    Column("locales", String(40), nullable=False),  # one space between; "" where not known
    Column("valid_months", SmallInteger, nullable=False),
    Column("agree_again", Boolean, nullable=False),
    Column("agreed_as", Integer, nullable=False),  # whoever agreed to that one agreed to this one
    Column("holds", Text, nullable=False),  # JSON of rules.versions: older ones that still count
    Column("published_by", Id, nullable=False),
    Column("published_at", UtcDateTime, nullable=False),
    Column("document", Text, nullable=False),  # canonical JSON; "" of a thread's own
    Index("policies_by_scope", "practice_id", "scope_kind", "scope_id", "version", unique=True),
)

policy_drafts = Table(
    "policy_drafts",  # what is being prepared; never for one thread, which may say something of it
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("scope_kind", String(9), primary_key=True),
    Column("scope_id", Id, primary_key=True),
    Column("revision", Integer, nullable=False),  # counts on after publishing
    Column("document", Text, nullable=False),  # canonical JSON; "" once it was published
    Column("changed_by", Id, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)

consents = Table(
    "consents",  # a signed decision; the filled text and the typed name are the sealed post
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),  # the thread that it is about
    Column("seat_id", Id, primary_key=True),
    Column("entry_id", EntryId, primary_key=True),
    Column("entry_space_id", Id, nullable=False),  # where that post stands: a guardian's elsewhere
    Column("entry_hash", Id, nullable=False),
    Column("at", BigInteger, nullable=False),  # ms as signed
    Column("version", Integer, nullable=False),
    Column("hash", Id, nullable=False),  # of the version
    Column("locale", String(5), nullable=False),
    Column("role", String(9), nullable=False),
    Column("decision", String(8), nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    Column("until", UtcDateTime, nullable=True),
    Column("received_at", UtcDateTime, nullable=False),
    Index("consents_by_seat", "practice_id", "seat_id", "version"),
)

standings = Table(
    "consent_standings",  # of each seat the newest consent, where the gate looks
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("seat_id", Id, primary_key=True),
    Column("entry_id", EntryId, nullable=False),  # of the consent
    Column("entry_space_id", Id, nullable=False),
    Column("at", BigInteger, nullable=False),  # ms as signed
    Column("role", String(9), nullable=False),
    Column("decision", String(8), nullable=False),
    Column("version", Integer, nullable=False),
    Column("agreed_as", Integer, nullable=False),
    Column("clinician_id", Id, nullable=False),  # who answered for the thread then
    Column("until", UtcDateTime, nullable=True),
)

messaging = Table(
    "messaging",  # whether messaging is offered to the client of a thread, and goes on
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("decision", String(24), nullable=False),
    Column("decided_by", Id, nullable=False),  # "" until then
    Column("decided_at", UtcDateTime, nullable=True),
    Column("offered_at", UtcDateTime, nullable=True),  # the first time that it was offered
    Column("review_on", Date, nullable=True),  # a local day of the practice
    Column("state", String(8), nullable=False),
    Column("state_by", Id, nullable=False),  # "" until somebody has said so
    Column("state_at", UtcDateTime, nullable=True),
    Column("later_state", String(8), nullable=False),  # what it turns to by itself, "" for nothing
    Column("later_at", UtcDateTime, nullable=True),
    Column("later_by", Id, nullable=False),  # who planned that, "" for nobody
    Column("resumed_at", UtcDateTime, nullable=True),  # the last time that it went on again
    Column("at_latest", Date, nullable=True),  # a local day: no consent of before counts after it
    Column("ends_at", UtcDateTime, nullable=True),  # when that day ends
)

guardians = Table(
    "guardians",  # the threads of those whose consent a thread needs as well
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("space_id", Id, primary_key=True),
    Column("guardian_space_id", Id, primary_key=True),
    Index("guardians_by_thread", "practice_id", "guardian_space_id"),
)
