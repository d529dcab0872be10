"""Pausing, ending and going on: a word to the client first, then the gate.

The reason stands in the thread before the first message is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from meantime.protocol.agreement_posts import MessagingState
from meantime.sdk.agreement import agreement_of
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.consents import newest_state
from meantime.wire.policies import Agreement, Messaging

if TYPE_CHECKING:
    from datetime import date

    from meantime.sdk.spaces import Space
    from meantime.wire.policies import State

Kept = Literal["kept"]


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
    if newest_state(thread.opened()) != said:
        thread.post(said)
    return change_messaging(thread, state=state)


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
