"""Pausing, ending and going on.

What lets less is said to the client first: the reason stands in the thread before the first message
is refused. What lets more is asked of the server first, which may refuse it: then nothing was said.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from meantime.protocol.agreement_posts import MessagingState
from meantime.sdk.agreement import agreement_of
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.consents import newest_state
from meantime.sdk.practice_kept import practice_details
from meantime.wire.policies import Agreement, Later, Messaging, State

if TYPE_CHECKING:
    from datetime import date

    from meantime.sdk.spaces import Space

Kept = Literal["kept"]
LETTING: Final[tuple[State, ...]] = ("ended", "paused", "on")  # from the least to the most


def set_state(thread: Space, state: State, reason: str, until: date | None = None) -> Agreement:
    """Let messages go on, pause (perhaps until a local day) or end, with the reason for the client.

    After that day it goes on by itself, and the client agrees anew. If it was interrupted do it
    again: what was said is not said twice. Raises SdkError to clients, ProblemError
    `not-permitted`, and as `Space.post`.
    """
    if thread.sync().state.ever[thread.me] == "client":
        raise SdkError("Only the care team pauses or ends messages. You can stop by withdrawing.")
    thread.send()  # perhaps it waits here
    said = MessagingState(
        state=state, reason=reason.strip(), until=until.isoformat() if until else ""
    )
    before = agreement_of(thread.connection, thread.id).state
    lets_more = LETTING.index(state) > LETTING.index(before)
    later = Later(state="on", at=end_of(thread, until)) if until else None
    opened = change_messaging(thread, state=state, later=later) if lets_more else None
    if newest_state(thread.opened()) != said:
        thread.post(said)
    return opened or change_messaging(thread, state=state, later=later)


def change_messaging(
    thread: Space,
    *,
    state: State | None = None,
    at_latest: date | Kept | None = "kept",
    later: Later | Kept | None = "kept",
) -> Agreement:
    """Change what the gate goes by and leave the rest as it is. Raises ProblemError.

    `at_latest` is the last local day on which consents of today count, None for no such day;
    `later` what the state turns to by itself, None for nothing.
    """
    now = agreement_of(thread.connection, thread.id)
    wanted = Messaging(
        state=state or now.state,
        at_latest=now.at_latest if at_latest == "kept" else at_latest,
        later=now.later if later == "kept" else later,
    )
    return thread.connection.http.put(f"/spaces/{thread.id}/messaging", wanted, Agreement)


def end_of(thread: Space, day: date) -> datetime:
    """Return when a local day of the practice is over, UTC."""
    details = practice_details(thread.connection)
    zone = ZoneInfo(details.zone if details else "UTC")
    return datetime.combine(day + timedelta(days=1), time.min, zone).astimezone(UTC)
