"""What a person keeps for themselves: a space that nobody else, the practice included, can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.posts import Text
from meantime.protocol.safety_posts import SafetyWords
from meantime.sdk.errors import Unreachable
from meantime.sdk.folds.messages import EPOCH, MILLISECOND
from meantime.sdk.folds.safety import fold_words
from meantime.sdk.here import threads_here
from meantime.sdk.log import Log
from meantime.sdk.noticing import notice
from meantime.sdk.own_spaces import own_space, own_spaces

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection
    from meantime.sdk.noticing import Noticed
    from meantime.sdk.spaces import Space


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept, and what this device noticed in it: no alert goes out for that.

    `noticed` is None for staff, whose notes nothing looks at. `is_stored` is False of what waits on
    this device, sealed, until the server has it.
    """

    id: str
    noticed: Noticed | None
    is_stored: bool = True


def keep(connection: Connection, text: str) -> Kept:
    """Keep a text; without the server on this device, if it knows the journal.

    Raises as `Space.post`. The text is not kept then where no journal could be opened.
    """
    noticed = notice_alone(connection, text)
    space = own_space(connection, "journal")
    entry_id = space.queue(Text(text=text))
    try:
        space.send()
    except Unreachable:
        return Kept(entry_id, noticed, is_stored=False)
    return Kept(entry_id, noticed)


def notice_alone(connection: Connection, text: str) -> Noticed | None:
    """Return what this device notices in what a client writes for themselves, None for staff."""
    if Log(connection.local, connection.practice_id).seq() >= 0:
        return None  # who has a copy of the practice's roster is none of its clients
    at = EPOCH + connection.http.now_ms() * MILLISECOND
    of_threads = [fold_words(thread.opened()) for thread in threads_here(connection)]
    # A rule that one care team has lowered may be what another one must know of.
    words = [word for beside in of_threads for word in beside.words]
    return notice(text, SafetyWords(words=words), at=at)


def journals(connection: Connection) -> list[Space]:
    """Return the caller's journals, fetched. Raises as `own_spaces`."""
    return own_spaces(connection, "journal")
