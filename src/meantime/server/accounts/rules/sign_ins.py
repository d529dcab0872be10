"""When a sign-in opens, lives and ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from meantime.protocol.encoding import digest

CLOCK_TOLERANCE = timedelta(minutes=5)  # protocol.md section 3
SEEN_EVERY = timedelta(minutes=1)  # `last_seen_at` is no finer, so that reading writes nothing
APPEND_TOKEN_LIFE = timedelta(days=30)  # protocol.md F6


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a sign-in lasts unused, and at most."""

    idle: timedelta
    absolute: timedelta


def is_alive(limits: Limits, last_seen_at: datetime, expires_at: datetime, now: datetime) -> bool:
    """Tell whether a sign-in that nobody revoked still counts."""
    return now < expires_at and now - last_seen_at < limits.idle


def is_worth_noting(last_seen_at: datetime, now: datetime) -> bool:
    """Tell whether the sign-in was noted so long ago that it should be noted again."""
    return now - last_seen_at >= SEEN_EVERY


def is_timely(at_ms: int, now: datetime) -> bool:
    """Tell whether a signature claimed at `at_ms` is within five minutes of `now`."""
    now_ms = int(now.astimezone(UTC).timestamp() * 1000)
    return abs(at_ms - now_ms) <= CLOCK_TOLERANCE // timedelta(milliseconds=1)


def token_hash(token: str) -> bytes:
    """Return the 32 bytes kept of a token. A token is random: its hash needs no salt."""
    return digest("meantime/token", token)
