"""Notes that are being written: in their author's own space, for all of their devices."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from meantime.protocol.note_posts import NoteDraft
from meantime.sdk.errors import SdkError, Unreachable
from meantime.sdk.folds.note_drafts import fold_note_drafts
from meantime.sdk.own_spaces import own_space, own_spaces, own_spaces_here

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.note_drafts import DraftNote


def note_drafts(connection: Connection, space_id: str = "") -> list[DraftNote]:
    """Return my notes that are being written, about one thread or all, the oldest first.

    Without the server those that this device has; what waits to be sent is not among them.
    """
    try:
        spaces = own_spaces(connection, "private")
    except Unreachable:
        spaces = own_spaces_here(connection, "private")
    log = [opened for space in spaces for opened in space.opened()]
    log.sort(key=lambda opened: opened.received_at)
    found = fold_note_drafts(log)
    return [draft for draft in found if not space_id or draft.space == space_id]


def keep_draft(connection: Connection, post: NoteDraft, before: DraftNote | None = None) -> None:
    """Keep a note as it is now, in place of all that stood of it.

    Without the server it waits on this device, sealed, and goes out later. Raises Unreachable if
    this device knows no space of mine yet: then it is not kept. Raises as `Space.post`.
    """
    space = own_space(connection, "private")
    space.queue(msgspec.structs.replace(post, before=before.ids if before else []))
    with suppress(Unreachable):
        space.send()


def end_draft(connection: Connection, draft: DraftNote) -> None:
    """Say that a note was signed or thrown away. As `keep_draft`."""
    keep_draft(connection, NoteDraft(note=draft.note, space=draft.space, gone=1), draft)


def only_head(draft: DraftNote) -> NoteDraft:
    """Return a note as it stands. Raises SdkError where two devices wrote at once."""
    if len(draft.heads) != 1:
        raise SdkError("This note was written on two devices at once. Merge them first.")
    return draft.heads[0].post
