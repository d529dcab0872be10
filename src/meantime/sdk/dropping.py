"""Letting go of what the practice has destroyed, as this device hears of it (protocol.md, F14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.posts import Event
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.keeping import DESTROYED, said_by_practice
from meantime.wire.spaces import EntryPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.http import Http
    from meantime.sdk.log import Log


def drop_destroyed(http: Http, log: Log, opened: Sequence[Opened]) -> bool:
    """Drop the bodies that the practice says are destroyed and the server has no more.

    The word alone is not enough: a hold may have kept what was to go. Returns whether any went.
    Without an answer all stays until the next time.
    """
    said = [post.upto for at, post in said_by_practice(opened, Event) if is_end(at, post)]
    bodies = [
        each.entry.seq
        for each in opened
        if each.entry.kind == "post" and each.entry.body and each.entry.seq <= max(said, default=-1)
    ]
    if not bodies or not is_gone(http, log.space, bodies[-1]):
        return False
    log.drop_bodies(bodies[-1])
    return True


def is_end(at: Opened, event: Event) -> bool:
    return event.what == DESTROYED and event.upto < at.entry.seq


def is_gone(http: Http, space_id: str, seq: int) -> bool:
    """Ask the server whether it still has the body of a post."""
    try:
        page = http.get(f"/spaces/{space_id}/entries", EntryPage, after=seq - 1, limit=1)
    except SdkError:
        return False
    return bool(page.entries) and not page.entries[0].b
