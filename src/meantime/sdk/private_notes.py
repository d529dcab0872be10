"""Psychotherapy notes: in their author's own space, which nobody else has a key to.

Source: 45 CFR 164.501, 164.508(a)(2).
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from meantime.protocol.note_posts import PsychotherapyNote
from meantime.protocol.writing import make_entry_id
from meantime.sdk.errors import Unreachable
from meantime.sdk.folds.private_notes import fold_private_notes
from meantime.sdk.own_spaces import own_space, own_spaces, own_spaces_here

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.private_notes import PrivateNote


def private_notes(connection: Connection, space_id: str) -> list[PrivateNote]:
    """Return my notes about a thread, oldest first, also those that are out of sight.

    Without the server those that this device has; what waits to be sent is not among them.
    """
    try:
        spaces = own_spaces(connection, "private")
    except Unreachable:
        spaces = own_spaces_here(connection, "private")
    # Two devices that began at once have made two spaces: together they are one log.
    log = [opened for space in spaces for opened in space.opened()]
    log.sort(key=lambda opened: opened.received_at)
    return [note for note in fold_private_notes(log) if note.space == space_id]


def write_private(connection: Connection, space_id: str, text: str, *, on: str = "") -> str:
    """Keep a note about a thread for myself alone; return its id.

    Without the server it waits on this device, sealed, and goes out later. Raises Unreachable if
    this device knows no space of mine yet: then it is not kept. Raises as `Space.post`.
    """
    note = make_entry_id()
    _put(connection, PsychotherapyNote(note=note, space=space_id, text=text, on=on))
    return note


def change_private(connection: Connection, note: PrivateNote, text: str) -> None:
    """Put other words in place of a note's; those before stay with it. As `write_private`."""
    _put(connection, msgspec.structs.replace(_post(note), text=text, gone=0))


def hide_private(connection: Connection, note: PrivateNote, *, is_gone: bool = True) -> None:
    """Take a note out of sight, or bring it back. As `write_private`."""
    _put(connection, msgspec.structs.replace(_post(note), gone=1 if is_gone else 0))


def _post(note: PrivateNote) -> PsychotherapyNote:
    return PsychotherapyNote(note=note.note, space=note.space, text=note.text, on=note.on)


def _put(connection: Connection, post: PsychotherapyNote) -> None:
    space = own_space(connection, "private")
    space.queue(post)
    with suppress(Unreachable):
        space.send()
