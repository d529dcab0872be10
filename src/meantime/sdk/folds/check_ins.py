"""Check-ins of a thread, each with the answer that stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from meantime.checkins.standing import Asked, fits, said
from meantime.protocol.checkin_posts import CheckIn as Said
from meantime.protocol.checkin_posts import CheckInAnswer
from meantime.sdk.folds.messages import fold_messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.opened import Opened

CARE_TEAM: Final = frozenset({"clinician", "practice"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a client answered; `at` (ms) is their claim. `value` is -1 where they said none."""

    id: str
    author: str
    at: int
    value: int
    text: str


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A question and, once there is one, the answer that stands.

    `ask` is its newest wording; others see it from `shown_at` (ms, the server's time) on.
    """

    id: str
    author: str
    ask: str
    post: Said
    shown_at: int
    answer: Answer | None = None

    @property
    def asked(self) -> Asked:
        """What the rules need to know of it."""
        return Asked(self.id, self.post.series, self.shown_at, self.answer is not None)

    def takes(self, value: int) -> bool:
        """Tell whether a value can be an answer; -1 says none."""
        return fits(self.post.kind, self.post.options, value)

    @property
    def said(self) -> str:
        """The answer in one text, "" without one."""
        if self.answer is None:
            return ""
        return said(self.post.kind, self.post.options, self.answer.value, self.answer.text)


def fold_check_ins(log: Sequence[Opened], viewer: str, now_ms: int) -> list[CheckIn]:
    """Return the check-ins that `viewer` may be shown at `now_ms`, in their order.

    Only the care team asks, only a client answers; what was taken back is none. Of the answers
    that were not taken back the newest stands.
    """
    found: dict[str, CheckIn] = {}
    for message in fold_messages(log, viewer, now_ms):
        post = message.post
        if message.is_withdrawn:
            continue
        if isinstance(post, Said) and message.role in CARE_TEAM:
            shown_at = message.shown_at
            found[message.id] = CheckIn(message.id, message.author, message.text, post, shown_at)
        elif isinstance(post, CheckInAnswer) and message.role == "client":
            _answer(found, message, post)
    return list(found.values())


def _answer(found: dict[str, CheckIn], message: Message, post: CheckInAnswer) -> None:
    known = found.get(post.of)
    if known is None or not known.takes(post.value):
        return
    answer = Answer(message.id, message.author, message.at, post.value, post.text)
    found[post.of] = replace(known, answer=answer)
