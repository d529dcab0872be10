"""Spaces that are one person's alone: a journal, or a clinician's private one."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from meantime.protocol.errors import ProtocolError
from meantime.sdk.errors import SdkError, Unreachable
from meantime.sdk.founding import found_alone
from meantime.sdk.listing import list_spaces
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection

Of = Literal["journal", "private"]


def own_space(connection: Connection, of: Of) -> Space:
    """Return the one to write in, a new one if there is none; offline one known here.

    Raises Unreachable offline where none is known here.
    """
    try:
        found = own_spaces(connection, of)
        return found[0] if found else found_alone(connection, of)
    except Unreachable:
        if here := own_spaces_here(connection, of):
            return here[0]
        raise


def own_spaces(connection: Connection, of: Of) -> list[Space]:
    """Return them all, fetched: two devices that began at once have made two."""
    return [
        Space(connection, listed.id).sync()
        for listed in list_spaces(connection.http)
        if (listed.type, listed.purpose) == ("own", of)
    ]


def own_spaces_here(connection: Connection, of: Of) -> list[Space]:
    """Return those that this device has verified and may show."""
    found = []
    for (space_id,) in connection.local.rows("SELECT space FROM pins ORDER BY rowid"):
        space = Space(connection, space_id)
        with suppress(ProtocolError, SdkError):
            if space.state.type == "own" and space.purpose().of == of:
                found.append(space)
    return found
