"""What clients wrote that nobody has answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.sdk.folds.endings import SaidEnding
    from meantime.sdk.folds.messages import Message

CARE_TEAM: Final = frozenset({"clinician", "practice"})


def fold_unanswered(
    messages: Sequence[Message], endings: Iterable[SaidEnding] = ()
) -> list[Message]:
    """Return clients' messages that wait, oldest first.

    A post of the care team that names a client's message answers it and all that the same client
    wrote before it, as on the server; what was taken back waits for nothing, and answers nothing.
    So does an ending: what it leaves unanswered waits for nobody any more.
    """
    by_id = {message.id: message for message in messages}
    answered: dict[str, int] = {}
    for answer in messages:
        asked = by_id.get(answer.re)
        if asked and answer.role in CARE_TEAM and not answer.is_withdrawn:
            answered[asked.author] = max(asked.seq, answered.get(asked.author, -1))
    for ending in endings:
        if left := by_id.get(ending.re):
            answered[left.author] = max(left.seq, answered.get(left.author, -1))
    return [
        m
        for m in messages
        if m.role == "client"
        and m.attention
        and not m.is_withdrawn
        and m.seq > answered.get(m.author, -1)
    ]
