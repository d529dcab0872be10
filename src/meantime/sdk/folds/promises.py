"""How promises stand, as on the server and in the web app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from meantime.protocol.posts import Promise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.sdk.folds.messages import Message

PromiseState = Literal["due", "kept", "broken", "withdrawn"]
CARE_TEAM = frozenset({"clinician", "practice"})


def promise_state(
    promise: Message, messages: Sequence[Message], now_ms: int
) -> PromiseState | None:
    """Return how a promise stands at `now_ms`, None for any other message.

    It is kept by a post of the care team with attention that shows after it, and in time.
    """
    if not isinstance(promise.post, Promise):
        return None
    if promise.is_withdrawn:
        return "withdrawn"
    latest = min(promise.until, now_ms)
    if any(
        each.attention > 0
        and each.role in CARE_TEAM
        and not each.is_withdrawn
        and promise.shown_at < each.shown_at <= latest
        for each in messages
    ):
        return "kept"
    return "broken" if now_ms > promise.until else "due"
