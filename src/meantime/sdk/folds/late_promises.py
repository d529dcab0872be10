"""Promises that were not kept in time (protocol.md section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.sdk.folds.messages import Message

CARE_TEAM: Final = frozenset({"clinician", "practice"})


@dataclass(frozen=True, slots=True)
class Late:
    """A promise that was not kept by its time; `kept_at` (ms) is when it was after all, 0 never."""

    promise: Message
    kept_at: int


def fold_late(messages: Sequence[Message], now_ms: int) -> list[Late]:
    """Return the promises that were late by `now_ms`, oldest first.

    A post of the care team with attention keeps one that was shown before it; a client settles one
    by a post of attention 0 that answers it.
    """
    found = []
    for promise in messages:
        if not promise.until or promise.until >= now_ms or promise.is_withdrawn:
            continue
        kept_at = min(_kept(promise, messages), default=0)
        if not 0 < kept_at <= promise.until:
            found.append(Late(promise, kept_at))
    return found


def _kept(promise: Message, messages: Iterable[Message]) -> Iterable[int]:
    """Yield when something kept or settled a promise."""
    for each in messages:
        is_answer = each.role in CARE_TEAM and each.attention > 0
        is_settling = each.role == "client" and each.re == promise.id and each.attention == 0
        is_after = each.seq != promise.seq and each.shown_at >= promise.shown_at
        if is_after and not each.is_withdrawn and (is_answer or is_settling):
            yield each.shown_at
