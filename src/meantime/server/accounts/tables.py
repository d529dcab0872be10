"""What the server keeps of a person: no name, no readable e-mail, no token, no key."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Integer, LargeBinary, String, Table

from meantime.server.kit.database import Id, UtcDateTime, metadata

SignInId = String(22)  # 16 random bytes in base64url

accounts = Table(
    "accounts",  # a card and where it belongs; one made under an invitation waits for its seat
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("id", Id, primary_key=True),
    Column("card", LargeBinary, nullable=False),
    Column("invited_seat_id", Id, nullable=True),  # null for the founder of a practice
    Column("created_at", UtcDateTime, nullable=False),
    Index("accounts_by_id", "id"),  # a sign-in names nothing but the id
    Index("accounts_by_invitation", "practice_id", "invited_seat_id", unique=True),
)

logins = Table(
    "logins",  # which account an e-mail unlocks: the one key that is unique across practices
    metadata,
    Column("login_index", LargeBinary, primary_key=True),  # keyed hash under the server's key
    Column("practice_id", Id, nullable=False),
    Column("account_id", Id, nullable=False),
    Column("sealed_login", LargeBinary, nullable=False),
    Index("logins_by_account", "practice_id", "account_id", unique=True),
)

locks = Table(
    "locks",  # what yields an account's secret to its owner, and to nobody else
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("account_id", Id, primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("suite", Integer, nullable=False),
    Column("public", JSON, nullable=False),
    Column("auth_hash", LargeBinary, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("set_at", UtcDateTime, nullable=False),
)

sign_ins = Table(
    "sign_ins",  # a device that holds a token, as its owner sees it in the list
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("id", SignInId, primary_key=True),
    Column("seat_id", Id, nullable=False),
    Column("account_id", Id, nullable=True),  # null for an invitation's or a practice's own seat
    Column("token_hash", LargeBinary, nullable=False),
    Column("device", String(16), nullable=False),
    Column("address", String(64), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_seen_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime, nullable=True),
    Index("sign_ins_by_token", "token_hash"),
    Index("sign_ins_by_seat", "practice_id", "seat_id"),
)

append_tokens = Table(
    "append_tokens",  # one per device: lets its service worker deliver what was signed before
    metadata,
    Column("practice_id", Id, primary_key=True),
    Column("sign_in_id", SignInId, primary_key=True),
    Column("token_hash", LargeBinary, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Index("append_tokens_by_token", "token_hash"),
)

used_nonces = Table(
    "used_nonces",  # a nonce carries its own expiry and is written down only when it is used
    metadata,
    Column("nonce", LargeBinary, primary_key=True),
    Column("expires_at", UtcDateTime, nullable=False),
    Index("used_nonces_by_expiry", "expires_at"),
)

throttles = Table(
    "throttles",  # failed attempts per counter; the key is a keyed hash of what it counts
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("failed", Integer, nullable=False),
    Column("last_failed_at", UtcDateTime, nullable=False),
    Column("forgotten_at", UtcDateTime, nullable=False),
    Index("throttles_by_end", "forgotten_at"),
)
