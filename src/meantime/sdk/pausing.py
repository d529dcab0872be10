"""Pausing, ending and going on.

What lets less is said to the client first: the reason stands in the thread before the first message
is refused. What lets more is asked of the server first, which may refuse it: then nothing was said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from meantime.protocol.agreement_posts import MessagingState
from meantime.sdk.agreement import agreement_of
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.consents import newest_state
from meantime.wire.policies import Agreement, Messaging, State

if TYPE_CHECKING:
    from datetime import date

    from meantime.sdk.spaces import Space

Kept = Literal["kept"]
LETTING: Final[tuple[State, ...]] = ("ended", "paused", "on")  # from the least to the most


def set_state(thread: Space, state: State, reason: str, until: date | None = None) -> Agreement:
    """Let messages go on, pause (perhaps until a local day) or end, with the reason for the client.

    It does not go on by itself on that day. If it was interrupted do it again: what was said is
    not said twice. Raises SdkError to clients, ProblemError `not-permitted`, and as `Space.post`.
    """
    if thread.sync().state.ever[thread.me] == "client":
        raise SdkError("Only the care team pauses or ends messages. You can stop by withdrawing.")
    thread.send()  # perhaps it waits here
    said = MessagingState(
        state=state, reason=reason.strip(), until=until.isoformat() if until else ""
    )
    before = agreement_of(thread.connection, thread.id).state
    lets_more = LETTING.index(state) > LETTING.index(before)
    opened = change_messaging(thread, state=state) if lets_more else None
    if newest_state(thread.opened()) != said:
        thread.post(said)
    return opened or change_messaging(thread, state=state)


def change_messaging(
    thread: Space, *, state: State | None = None, at_latest: date | Kept | None = "kept"
) -> Agreement:
    """Change what the gate goes by and leave the rest as it is. Raises ProblemError.

    `at_latest` is the last local day on which consents of today count, None for no such day.
    """
    now = agreement_of(thread.connection, thread.id)
    wanted = Messaging(
        state=state or now.state,
        at_latest=now.at_latest if at_latest == "kept" else at_latest,
    )
    return thread.connection.http.put(f"/spaces/{thread.id}/messaging", wanted, Agreement)
