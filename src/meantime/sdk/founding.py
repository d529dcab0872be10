"""New spaces: made on this device, stored by the server, at once usable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.flows import found_own, found_space
from meantime.protocol.posts import Purpose
from meantime.sdk.spaces import Space
from meantime.wire.spaces import Entry, NewSpace, SpaceCreated

if TYPE_CHECKING:
    from typing import Literal

    from meantime.protocol.entry import Entry as Signed
    from meantime.sdk.connection import Connection


def found_shared(
    connection: Connection,
    of: Literal["thread", "chart", "desk", "directory", "answers"],
    about: str = "",
) -> Space:
    """Return a new care or team space with the founder and the practice in it.

    It says what it is for, except a thread: there the first invitation's welcome does.
    """
    practice = connection.practice()
    at = connection.http.now_ms()
    type_ = "care" if of == "thread" else "team"
    root = found_space(connection.account, type_, practice.cards[practice.gen], at)
    space = _store(connection, NewSpace(purpose=of, root=Entry(**root.wire)), root)
    if of != "thread":
        space.post(Purpose(of=of, about=about))
    return space


def found_alone(connection: Connection, of: Literal["journal", "private"]) -> Space:
    """Return a new space that nobody else, the practice included, will ever read."""
    root = found_own(connection.account, connection.http.now_ms())
    space = _store(connection, NewSpace(purpose=of, root=Entry(**root.wire)), root)
    space.post(Purpose(of=of, about=""))
    return space


def _store(connection: Connection, new: NewSpace, root: Signed) -> Space:
    connection.http.post("/spaces", new, SpaceCreated)
    return Space(connection, root.hash).sync()
