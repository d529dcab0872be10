"""The verified copy of one space on this device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from meantime.protocol.errors import ProtocolError
from meantime.protocol.spaces import advance, check, parse
from meantime.protocol.state import SpaceState
from meantime.wire.spaces import ReceivedEntry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from meantime.protocol.entry import Entry
    from meantime.sdk.local import Local


@dataclass(frozen=True, slots=True)
class Received:
    """A verified entry, and when the server says that it got it."""

    entry: Entry
    received_at: datetime


class Frozen(msgspec.Struct, frozen=True):
    """Why a space stopped on this device, with what the server showed, for the report."""

    code: str
    seq: int  # the last verified entry
    head: str
    shown: list[ReceivedEntry] = []  # the entry that failed, or the other branch
    shown_pin: str = ""  # the server's own hash at `seq`
    shown_head_seq: int = -1


class Log:
    """Entries and pin of `space`, kept in step: what is here was verified up to the pin."""

    def __init__(self, local: Local, space: str) -> None:
        self.space = space
        self._local = local

    def __contains__(self, entry_id: object) -> bool:
        """Tell whether an entry of this id is in the log: the verifier's `ids`."""
        query = "SELECT 1 FROM entries WHERE space = ? AND id = ?"
        return bool(self._local.rows(query, self.space, str(entry_id)))

    def state(self) -> SpaceState | None:
        """Return the verified state at the pin, None before the root."""
        rows = self._local.rows("SELECT sealed FROM pins WHERE space = ?", self.space)
        return SpaceState.load(self._local.open(self._pin_place, rows[0][0])) if rows else None

    def seq(self) -> int:
        """Return where the pin is, -1 before the root."""
        rows = self._local.rows("SELECT seq FROM pins WHERE space = ?", self.space)
        return rows[0][0] if rows else -1

    def find(self, entry_id: str) -> Entry | None:
        """Return the entry of this id, None if the log has none."""
        query = "SELECT seq, sealed FROM entries WHERE space = ? AND id = ?"
        rows = self._local.rows(query, self.space, entry_id)
        return self._opened(*rows[0]).entry if rows else None

    def adopt(self, entry: Entry, received_at: datetime) -> None:
        """Add an entry of our own that the server has just stored, if it comes next here."""
        with self._local.change():
            state = self.state()
            if state is not None and entry.header["prev"] == state.head:
                check(state, entry, body_required=True, ids=self)
                self.extend(state.seq, [Received(entry, received_at)], advance(state, entry))

    def entries(self, after: int = -1) -> list[Received]:
        """Return the entries whose seq is greater than `after`, in order."""
        query = "SELECT seq, sealed FROM entries WHERE space = ? AND seq > ? ORDER BY seq"
        return [
            self._opened(seq, sealed) for seq, sealed in self._local.rows(query, self.space, after)
        ]

    def extend(self, base: int, entries: Sequence[Received], state: SpaceState) -> bool:
        """Add verified entries on the pin at seq `base` (-1 before the root) and move the pin.

        Returns False, and keeps nothing, if another process has moved the pin since.
        """
        with self._local.change():
            if self.seq() != base:
                return False
            for received in entries:
                self._insert(received)
            self._local.rows(
                "INSERT OR REPLACE INTO pins VALUES (?, ?, ?)",
                self.space,
                state.seq,
                self._local.seal(self._pin_place, state.dump(with_ids=False)),
            )
        return True

    def drop_bodies(self, upto: int) -> None:
        """Let go of the bodies of all posts up to and with the seq `upto`; what is signed stays."""
        with self._local.change():
            for received in self.entries():
                entry = received.entry
                if entry.kind != "post" or entry.seq > upto or not entry.body:
                    continue
                wire = ReceivedEntry(
                    h=entry.wire["h"], b="", s=entry.wire["s"], received_at=received.received_at
                )
                sealed = self._local.seal(self._entry_place(entry.seq), msgspec.json.encode(wire))
                query = "UPDATE entries SET sealed = ? WHERE space = ? AND seq = ?"
                self._local.rows(query, sealed, self.space, entry.seq)

    def frozen(self) -> Frozen | None:
        """Return why the space is read-only here, None if it is well."""
        rows = self._local.rows("SELECT sealed FROM evidence WHERE space = ?", self.space)
        if not rows:
            return None
        return msgspec.json.decode(self._local.open(self._evidence_place, rows[0][0]), type=Frozen)

    def demand_well(self) -> None:
        """Raise the ProtocolError that froze the space, if one did."""
        if frozen := self.frozen():
            raise ProtocolError(frozen.code)

    def freeze(self, frozen: Frozen) -> None:
        """Stop the space here for good; the first reason stays."""
        sealed = self._local.seal(self._evidence_place, msgspec.json.encode(frozen))
        self._local.rows("INSERT OR IGNORE INTO evidence VALUES (?, ?)", self.space, sealed)

    @property
    def _pin_place(self) -> str:
        return f"pin/{self.space}"

    @property
    def _evidence_place(self) -> str:
        return f"evidence/{self.space}"

    def _entry_place(self, seq: int) -> str:
        return f"entry/{self.space}/{seq}"

    def _insert(self, received: Received) -> None:
        entry = received.entry
        content = msgspec.json.encode(ReceivedEntry(**entry.wire, received_at=received.received_at))
        self._local.rows(
            "INSERT INTO entries VALUES (?, ?, ?, ?)",
            self.space,
            entry.seq,
            entry.id,
            self._local.seal(self._entry_place(entry.seq), content),
        )

    def _opened(self, seq: int, sealed: bytes) -> Received:
        content = self._local.open(self._entry_place(seq), sealed)
        wire = msgspec.json.decode(content, type=ReceivedEntry)
        return Received(parse({"h": wire.h, "b": wire.b, "s": wire.s}), wire.received_at)
