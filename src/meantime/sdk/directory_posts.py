"""What the practice seals in its directory for its roll-out, before the server has an id of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from meantime.protocol.posts import write_post
from meantime.sdk.directory import find_directory

if TYPE_CHECKING:
    from meantime.protocol.post import Post
    from meantime.sdk.connection import Connection

Said = TypeVar("Said", bound="Post")


def say_once(connection: Connection, post: Post) -> str:
    """Seal a post in the directory and return its id; the same from me before is that one.

    So what broke off before the server was told can be done again. Raises SdkError without a seat
    there, and as `Space.post`.
    """
    directory = find_directory(connection)
    directory.send()  # perhaps it waits here
    me, wanted = connection.account.id, write_post(post)
    for opened in reversed(directory.opened()):
        said = opened.post
        if (
            opened.entry.author == me
            and isinstance(said, type(post))
            and write_post(said) == wanted
        ):
            return opened.entry.id
    return directory.post(post)


def said_there(connection: Connection, kind: type[Said]) -> dict[str, Said]:
    """Return what the directory says of one kind, by the id of the post. As `find_directory`."""
    return {
        opened.entry.id: opened.post
        for opened in find_directory(connection).opened()
        if isinstance(opened.post, kind)
    }
