"""What a person keeps for themselves: a space that nobody else, the practice included, can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.posts import Amend, Text
from meantime.sdk.folds.messages import fold_messages
from meantime.sdk.founding import found_alone
from meantime.sdk.listing import list_spaces
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.messages import Message


def keep(connection: Connection, text: str) -> str:
    """Keep a text; return its id. Raises as `Space.post`; the text is kept on this device then."""
    found = journals(connection)
    space = found[0] if found else found_alone(connection, "journal")
    return space.post(Text(text=text))


def kept(connection: Connection) -> list[Message]:
    """Return what is kept, oldest first, without what was taken out of sight."""
    now = connection.http.now_ms()
    return [
        message
        for space in journals(connection)
        for message in fold_messages(space.opened(), space.me, now)
        if isinstance(message.post, Text) and message.text
    ]


def change(connection: Connection, message_id: str, text: str) -> None:
    """Put another text in place of one that is kept; an empty one takes it out of sight."""
    for space in journals(connection):
        if message_id in space.log:
            space.post(Amend(text=text), re=message_id)


def journals(connection: Connection) -> list[Space]:
    """Return the caller's journals, fetched: two devices that began at once have made two."""
    return [
        Space(connection, listed.id).sync()
        for listed in list_spaces(connection.http)
        if (listed.type, listed.purpose) == ("own", "journal")
    ]
