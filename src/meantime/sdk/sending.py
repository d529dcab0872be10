"""Delivering the queue: in order, each row once, until the server has it or says why not."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.protocol.errors import ProtocolError
from meantime.protocol.spaces import parse
from meantime.protocol.writing import make_entry_id
from meantime.sdk.errors import ProblemError, StrangeAnswer
from meantime.sdk.held import MessagesOff
from meantime.sdk.sync import sync
from meantime.wire.problems import ProblemSlug
from meantime.wire.spaces import Appended, Entry

if TYPE_CHECKING:
    from meantime.protocol.keys import Account
    from meantime.sdk.aside import Aside
    from meantime.sdk.http import Http
    from meantime.sdk.log import Log
    from meantime.sdk.outbox import Outbox, Row

GATED: Final = frozenset({1, 2})  # attentions that may be refused; 0 asks nobody, 3 alerts
PATIENCE: Final = 4  # answers in a row that change nothing before the server is not believed


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends the queue of one space. Only one process at a time should, for one account."""

    http: Http
    account: Account
    log: Log
    outbox: Outbox
    aside: Aside

    def send(self) -> None:
        """Return when every row is stored.

        Raises ProblemError, StrangeAnswer or Unreachable for the first that could not be,
        ProtocolError if the space froze meanwhile; that row and those behind it are kept. Raises
        MessagesOff, once the others are stored, if some were set aside.
        """
        try:
            self._send_all()
        except BaseException:
            with suppress(ProtocolError):  # without a key there is nothing to sign anew
                self.outbox.chain()
            raise

    def _send_all(self) -> None:
        idle = 0
        while row := self.outbox.first():
            idle = 0 if self._came_nearer(self.outbox.fitted(row)) else idle + 1
            if idle == PATIENCE:
                raise StrangeAnswer("The server says that it has moved on, and has not.")
        if self.aside.code:
            raise MessagesOff(self.aside.code)

    def _came_nearer(self, row: Row) -> bool:
        """Try to store one row; tell whether it or the log has moved since."""
        known = self.log.find(row.draft.id)
        if known is not None:
            return self._settle(row, is_mine=known.author == self.account.id)
        try:
            answer = self.http.post(f"/spaces/{self.log.space}/entries", row.wire, Appended)
        except ProblemError as refused:
            if refused.slug == ProblemSlug.MESSAGING_OFF and row.draft.attention in GATED:
                self.aside.take(row, refused.problem.code)
                return True
            if refused.slug != ProblemSlug.HEAD_MOVED:
                raise
            before = row.entry().header["prev"]
            return sync(self.http, self.log).head != before
        if answer.stored is not None:
            if not self._signed(row, answer.stored):
                return self._settle(row, is_mine=False)
            sync(self.http, self.log)  # only the verified log says that it is stored
            return row.draft.id in self.log
        self.outbox.move_to_log(row, answer.received_at)
        return True

    def _settle(self, row: Row, *, is_mine: bool) -> bool:
        """Drop a row that is stored; give it a new id if that is another's entry."""
        if is_mine:
            self.outbox.drop(row.draft.id)
        else:
            self.outbox.rename(row.draft.id, make_entry_id())
        return is_mine

    def _signed(self, row: Row, wire: Entry) -> bool:
        """Tell whether what the server has under a row's id is an entry that I signed."""
        try:
            entry = parse({"h": wire.h, "b": wire.b, "s": wire.s})
        except ProtocolError:
            return False
        place = (entry.space, entry.id, entry.author)
        return place == (self.log.space, row.draft.id, self.account.id) and (
            entry.verify_signature(self.account.card)
        )
