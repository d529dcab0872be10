"""The queue of what was written and is not stored yet (flow F6 of protocol.md).

A row is sealed and signed when it is written, row n on row n-1 and the first on the head known
then, so that somebody without keys could deliver the queue as it lies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from meantime.protocol.spaces import check, parse
from meantime.wire.spaces import Entry

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Protocol

    from meantime.protocol.entry import Entry as Signed
    from meantime.protocol.state import SpaceState
    from meantime.sdk.local import Local
    from meantime.sdk.log import Log

    class Sign(Protocol):
        """Signs a draft on a state; `earlier` is the same post, sealed for this generation."""

        def __call__(
            self, state: SpaceState, draft: Draft, earlier: Signed | None = None
        ) -> Signed: ...


class Draft(msgspec.Struct, frozen=True):
    """What a row says, whatever it is sealed and signed with in the end."""

    id: str
    post: dict[str, object]  # as it is sealed
    at: int
    attention: int
    show_at: int
    re: str


class Row(msgspec.Struct, frozen=True):
    """A draft, and the entry that it is at the moment."""

    draft: Draft
    wire: Entry

    def entry(self) -> Signed:
        return parse(msgspec.structs.asdict(self.wire))


class Outbox:
    """The rows that wait for one space, oldest first."""

    def __init__(self, local: Local, log: Log, sign: Sign) -> None:
        self._local = local
        self._log = log
        self._sign = sign

    def rows(self) -> list[Row]:
        query = "SELECT id, sealed FROM outbox WHERE space = ? ORDER BY n"
        return [self._opened(*row) for row in self._local.rows(query, self._log.space)]

    def first(self) -> Row | None:
        query = "SELECT id, sealed FROM outbox WHERE space = ? ORDER BY n LIMIT 1"
        rows = self._local.rows(query, self._log.space)
        return self._opened(*rows[0]) if rows else None

    def add(self, draft: Draft) -> None:
        """Queue a draft behind the others; it is on the disk when this returns.

        Raises the ProtocolError with which every verifier would refuse it.
        """
        with self._local.change():
            state, waiting = self._state(), self.rows()
            for row in waiting[-1:]:
                _step(state, row.entry())
            entry = self._sign(state, draft)
            known = {draft.re} if draft.re in self._log else {row.draft.id for row in waiting}
            check(state, entry, body_required=True, ids=known)
            self._local.rows(
                "INSERT INTO outbox (space, id, sealed) VALUES (?, ?, ?)",
                self._log.space,
                draft.id,
                self._sealed(Row(draft, Entry(**entry.wire))),
            )

    def fitted(self, row: Row) -> Row:
        """Return the row as it must be to come next on the verified head."""
        return self._on(self._state(), row)

    def chain(self) -> None:
        """Sign what waits anew where it does not stand row on row on the verified head."""
        with self._local.change():
            state = self._state()
            for row in self.rows():
                fitted = self._on(state, row)
                if fitted is not row:
                    self._replace(row.draft.id, fitted)
                _step(state, fitted.entry())

    def move_to_log(self, row: Row, received_at: datetime) -> None:
        """Note that the server has just stored a row."""
        with self._local.change():
            self._log.adopt(row.entry(), received_at)
            self.drop(row.draft.id)

    def drop(self, entry_id: str) -> None:
        """Forget a row: it is stored, or its author has given it up."""
        query = "DELETE FROM outbox WHERE space = ? AND id = ?"
        self._local.rows(query, self._log.space, entry_id)

    def change(self, row: Row, draft: Draft) -> None:
        """Let a row say something else under its id."""
        with self._local.change():
            signed = self._sign(self._state(), draft)
            self._replace(row.draft.id, Row(draft, Entry(**signed.wire)))

    def rename(self, old_id: str, new_id: str) -> None:
        """Give a row another id, also where later rows name it."""
        with self._local.change():
            for row in self.rows():
                draft = row.draft
                if draft.id == old_id:
                    draft = msgspec.structs.replace(draft, id=new_id)
                if draft.re == old_id:
                    draft = msgspec.structs.replace(draft, re=new_id)
                if draft != row.draft:
                    self._replace(row.draft.id, Row(draft, row.wire))
            self.chain()

    def _state(self) -> SpaceState:
        state = self._log.state()
        if state is None:
            raise LookupError("a space is read before anything is written there")
        return state

    def _on(self, state: SpaceState, row: Row) -> Row:
        draft, entry = row.draft, row.entry()
        same_body = entry.gen == state.gen and entry.id == draft.id  # both are bound into it
        if same_body and entry.header["prev"] == state.head and entry.re == draft.re:
            return row
        signed = self._sign(state, draft, entry if same_body else None)
        return Row(draft, Entry(**signed.wire))

    def _replace(self, entry_id: str, row: Row) -> None:
        self._local.rows(
            "UPDATE outbox SET id = ?, sealed = ? WHERE space = ? AND id = ?",
            row.draft.id,
            self._sealed(row),
            self._log.space,
            entry_id,
        )

    def _place(self, entry_id: str) -> str:
        return f"outbox/{self._log.space}/{entry_id}"

    def _sealed(self, row: Row) -> bytes:
        return self._local.seal(self._place(row.draft.id), msgspec.json.encode(row))

    def _opened(self, entry_id: str, sealed: bytes) -> Row:
        return msgspec.json.decode(self._local.open(self._place(entry_id), sealed), type=Row)


def _step(state: SpaceState, entry: Signed) -> None:
    """Move `state`, a copy of our own, as if `entry` were stored."""
    state.seq, state.head = entry.seq, entry.hash
