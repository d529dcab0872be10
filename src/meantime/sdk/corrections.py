"""Messages of a thread, and putting right what one has said oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.protocol.posts import Amend
from meantime.sdk.folds.messages import fold_messages, to_ms
from meantime.sdk.reply_errors import refuse_open_slots
from meantime.sdk.safety import ThreadSafety

if TYPE_CHECKING:
    from meantime.sdk.folds.messages import Message

UNDO_MS: Final = 20_000


class ThreadCorrections(ThreadSafety):
    """A part of `Thread`. What it reads is on this device; only writing needs the server."""

    def messages(self) -> list[Message]:
        """Return the messages that this device has and may show, in their order."""
        return fold_messages(self.opened(), self.me, self.now_ms())

    def correct(self, message_id: str, text: str) -> str:
        """Put another text in place of one of mine; the first stays in the record.

        A client's correction, and one before the first is shown, asks for the attention that the
        message keeps: with none, the server takes its notice and its clock back. A client's new
        text is looked at as the first was: it may raise that, and says what was noticed. Raises
        OpenSlots for what staff have yet to fill in.
        """
        if not self.is_mine_as_client():
            refuse_open_slots(text)
        said = next((m for m in self.messages() if m.id == message_id), None)
        keeps = self._kept_attention(said, text) if text else 0
        noticed = self.marked(text, 0)[0].noticed if text else []
        return self.post(Amend(text=text, noticed=noticed), re=message_id, attention=keeps)

    def withdraw(self, message_id: str) -> str:
        """Take back one of mine; the first text stays in the record."""
        return self.correct(message_id, "")

    def take_back(self, message: Message) -> bool:
        """Withdraw one of mine; tell whether the server had that before anybody could see it."""
        amend = self.withdraw(message.id)
        had_at = next(o.received_at for o in self.opened() if o.entry.id == amend)
        return to_ms(had_at) < message.show_at

    def now_ms(self) -> int:
        """Return the server's time in ms, by which messages are shown."""
        return self.connection.http.now_ms()

    def undo_until(self) -> int:
        """Return a `show_at` that leaves time to think again: until then nobody sees a message."""
        return self.now_ms() + UNDO_MS

    def _kept_attention(self, said: Message | None, text: str) -> int:
        if said is None:
            return self.attention_aside(text)
        if said.role == "client":
            return self.marked(text, said.attention)[1]
        # A promise that is reworded stands: without attention it would be taken back.
        return int(said.show_at > self.now_ms() or bool(said.until))
