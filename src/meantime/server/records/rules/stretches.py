"""Which moments at a thread are one stretch, and what is a copy of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

Kind = Literal["opened", "copied", "emergency"]

TOGETHER: Final = timedelta(minutes=15)
OLDEST_CLAIM: Final = timedelta(days=30)
A_COPY: Final = 100  # entries
TAKEN_HOME_AGAIN: Final = timedelta(days=30)
# Whose looking is told. A client's is their own, and an invitation reads no more than its welcome.
LOOKED_AT: Final = frozenset({"clinician", "observer", "practice"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first to the last moment of one visit, UTC. `until_seq` is how far it was shown."""

    at: datetime
    last_at: datetime
    until_seq: int


def widened(stretch: Stretch, at: datetime, seq: int) -> Stretch:
    """Return a stretch that holds a moment too."""
    return Stretch(min(stretch.at, at), max(stretch.last_at, at), max(stretch.until_seq, seq))


def joined(
    before: Stretch | None, behind: Stretch | None, at: datetime
) -> Literal["before", "behind", ""]:
    """Tell which of its two neighbours a moment belongs to, "" for neither.

    `before` has begun by `at`, `behind` begins later. So no two stretches of one seat begin within
    a quarter of an hour, in whatever order their moments are told.
    """
    if before and at <= before.last_at + TOGETHER:
        return "before"
    if behind and behind.at <= at + TOGETHER:
        return "behind"
    return ""


def wrong_claim(at: datetime, since: datetime, now: datetime) -> str:
    """Return what is wrong with a time at which somebody says to have opened a thread, "" for none.

    `since` is when they first sat there.
    """
    if at > now:
        return "lies ahead"
    if at < now - OLDEST_CLAIM:
        return f"is more than {OLDEST_CLAIM.days} days ago"
    return "is before this seat was taken" if at < since else ""


def is_news(last: Stretch | None, now: datetime) -> bool:
    """Tell whether clients hear that a sealed copy of all threads was taken home, as on every day.

    Once in thirty days: a line for each morning would hide those that matter.
    """
    return last is None or last.last_at <= now - TAKEN_HOME_AGAIN


def is_copy(entries: int) -> bool:
    """Tell whether a read copies a log, by how many `entries` lie from its start to the log's end.

    So small pages copy as well as large ones do. Who catches up on what is new has fewer to fetch.
    """
    return entries >= A_COPY
