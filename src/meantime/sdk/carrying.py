"""Somebody comes with new keys because the old ones are known (F10): what was theirs alone.

What they share with others is handed over by the practice, as to an heir. What nobody else can
read only the old keys open: so it is written again by the new account, and without them it is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from meantime.protocol import flows
from meantime.protocol.errors import ProtocolError
from meantime.protocol.sealing import open_post
from meantime.sdk.errors import SdkError
from meantime.sdk.own_spaces import Of, own_space, own_spaces

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry
    from meantime.protocol.state import SpaceState
    from meantime.sdk.connection import Connection
    from meantime.sdk.progress import Progress
    from meantime.sdk.spaces import Space


@dataclass(slots=True)
class Carried:
    """How many posts were written again, and how many are lost: unreadable ones, and files."""

    posts: int = 0
    lost: int = 0


def carry_own(old: Connection, new: Connection, tell: Progress) -> Carried:
    """Write what the old account kept for itself alone again, as the new one; the old stays.

    Ids and times are those of then, so that what refers to something still does. Does only what is
    missing: where it stops, do it again. Raises SdkError for one and the same account, Unreachable.
    """
    if old.account.id == new.account.id:
        raise SdkError("This is the same account.")
    carried = Carried()
    for of in get_args(Of):
        sources = own_spaces(old, of)
        if sources:
            target = own_space(new, of).sync()
            for source in sources:
                _carry(source, target, carried, tell)
    return carried


def _carry(source: Space, target: Space, carried: Carried, tell: Progress) -> None:
    posts = [opened.entry for opened in source.opened() if opened.entry.kind == "post"]
    for n, entry in enumerate(posts):
        tell(n, len(posts))
        post = _opened(source, entry)
        type_ = post and post.get("type")
        if post is None or type_ == "file":  # the bytes of a file lie with its space
            carried.lost += 1
        elif type_ != "purpose" and entry.id not in target.log:
            _write(target, entry, post)
            carried.posts += 1
    tell(len(posts), len(posts))


def _opened(source: Space, entry: Entry) -> dict[str, object] | None:
    try:
        return open_post(source.key(source.state, entry.gen), entry)
    except ProtocolError:
        return None


def _write(target: Space, entry: Entry, post: dict[str, object]) -> None:
    account = target.connection.account

    def build(state: SpaceState) -> Entry:
        key = target.key(state, state.gen)
        re = entry.re if entry.re in target.log else ""  # it is lost
        return flows.write_post(account, state, key, post, id=entry.id, at=entry.at, re=re)

    target.append_newest(build)
