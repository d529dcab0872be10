"""What somebody who is signed in can do about replying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.sdk.saved_replies import SavedReplies

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection


class OwnReplies:
    """A part of `Person`."""

    connection: Connection

    @property
    def saved_replies(self) -> SavedReplies:
        """Drafts to begin an answer with: those that ship, the practice's and my own."""
        return SavedReplies(self.connection)
