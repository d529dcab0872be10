"""Telling the server by when something was promised: the time alone, once, as soon as it can be.

What left this device later than it was written is noted at the next look at its thread.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Promise
from meantime.protocol.safety_posts import Redirect
from meantime.sdk.errors import ProblemError, SdkError
from meantime.sdk.folds.messages import EPOCH, MILLISECOND, fold_messages
from meantime.sdk.folds.redirects import fold_redirects
from meantime.sdk.hours import end_promise, note_promise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.spaces import Space

NOTED: Final = b"noted"
ENDED: Final = b"ended"


def note_once(space: Space, entry_id: str, until_ms: int) -> None:
    """Note a promise of mine, unless this device has done so. Raises as `hours.note_promise`."""
    local, place = space.connection.local, _place(space, entry_id)
    if local.noted(place) is None:
        note_promise(space.connection.http, space.id, entry_id, EPOCH + until_ms * MILLISECOND)
        local.note(place, NOTED)


def end_once(space: Space, entry_id: str) -> None:
    """End what a redirect waits for, unless this device has. Raises as `hours.end_promise`."""
    local, place = space.connection.local, _place(space, entry_id)
    if local.noted(place) != ENDED:
        end_promise(space.connection.http, space.id, entry_id)
        local.note(place, ENDED)


def note_due(space: Space) -> None:
    """Note what I promised here, and end what came to its end, where the server may not know it.

    Raises nothing: what goes wrong keeps nobody from reading, and is tried the next time.
    """
    with suppress(SdkError, ProtocolError):
        if not any(_is_mine(space, opened.post, opened.entry.author) for opened in space.opened()):
            return
        for entry_id, until in _open(space):
            with suppress(ProblemError):
                note_once(space, entry_id, until)
        for entry_id in _ended(space):
            with suppress(ProblemError):
                end_once(space, entry_id)


def _open(space: Space) -> Iterator[tuple[str, int]]:
    """Yield what I promised and can still keep, and the offers whose answer I still wait for."""
    now = space.connection.http.now_ms()
    for said in fold_messages(space.opened(), space.me, now):
        if said.author == space.me and said.until > now and not said.is_withdrawn:
            yield said.id, said.until
    for each in fold_redirects(space.opened(), space.me, now):
        if each.author == space.me and each.state(now) == "waiting":
            yield each.id, each.until


def _ended(space: Space) -> Iterator[str]:
    now = space.connection.http.now_ms()
    for each in fold_redirects(space.opened(), space.me, now):
        if each.author == space.me and each.outcome and each.until > now:
            yield each.id


def _is_mine(space: Space, post: object, author: str) -> bool:
    return isinstance(post, Promise | Redirect) and author == space.me


def _place(space: Space, entry_id: str) -> str:
    return f"promise/{space.id}/{entry_id}"
