"""What a client wrote in a thread while messages are off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from meantime.sdk.held import held_in, let_go
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from meantime.sdk.held import Held


class ThreadHeld(Space):
    """A part of `Thread`."""

    def held(self) -> list[Held]:
        """Return what I wrote here while messages were off, oldest first: it was never sent."""
        return held_in(self.connection.local, self.id)

    def send_held(self, entry_id: str) -> str:
        """Send one of these once more; return the id of the entry.

        Raises LookupError for none of this id; MessagesOff, and then it is kept again; and as
        `Space.post`.
        """
        local, now = self.connection.local, self.connection.http.now_ms()
        with local.change():
            held = let_go(local, self.id, entry_id)
            if held is None:
                raise LookupError("nothing of this id is held back")
            re = held.draft.re if held.draft.re in self.log else ""
            self.outbox.add(msgspec.structs.replace(held.draft, at=now, re=re))
        self.send_until(entry_id)
        return entry_id

    def discard_held(self, entry_id: str) -> None:
        """Give one of these up. It is gone then."""
        let_go(self.connection.local, self.id, entry_id)
