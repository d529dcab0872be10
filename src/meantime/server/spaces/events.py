"""What this room tells the rooms above, within the transaction that stores it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from meantime.protocol.entry import Addition
from meantime.protocol.state import Seat


class SpaceCreated(msgspec.Struct, frozen=True):
    """A root was stored. `founder` is the seat that signed it."""

    practice_id: str
    space_id: str
    type: str
    purpose: str
    founder: str


class EntryProposed(msgspec.Struct, frozen=True):
    """An entry has passed every rule of the log; a hearer may still refuse it with a Problem.

    `responsible` is the clinician who answers for a thread, "" elsewhere.
    """

    practice_id: str
    space_id: str
    author: str
    role: str
    kind: str
    attention: int
    show_at: int  # ms, 0 for at once
    re: str
    responsible: str


class EntryAppended(msgspec.Struct, frozen=True):
    """An entry was stored. `seats` are who sits there after it, `gone` those whom it removed."""

    practice_id: str
    space_id: str
    type: str
    seq: int
    id: str
    author: str
    role: str
    kind: str
    attention: int
    show_at: int  # ms, 0 for at once
    re: str
    seats: Mapping[str, Seat]
    gone: tuple[str, ...]


class LogRead(msgspec.Struct, frozen=True):
    """Somebody has fetched a page of a log: what is behind `after`, -1 for before the root.

    `until_seq` is where the log ends for them, also where the page does not reach so far.
    """

    practice_id: str
    seat_id: str
    space_id: str
    type: str
    role: str
    after: int
    until_seq: int


class SpaceTouched(msgspec.Struct, frozen=True):
    """Something beside a log has changed: an alert in it, or what was agreed.

    `seats` are whose apps look again, `head_seq` is where the log ends.
    """

    practice_id: str
    space_id: str
    head_seq: int
    seats: tuple[str, ...]


class SeatsChanged(msgspec.Struct, frozen=True):
    """A `seats` entry was stored; the root too. Who swaps a role is both removed and added."""

    practice_id: str
    space_id: str
    type: str
    seq: int
    author: str
    role: str
    added: tuple[Addition, ...]
    removed: tuple[str, ...]


class TermProposed(msgspec.Struct, frozen=True):
    """Somebody is about to say when a seat is served; a hearer may refuse it with a Problem."""

    practice_id: str
    space_id: str
    seat_id: str


class TermTurned(msgspec.Struct, frozen=True):
    """The term of a seat has begun, or is over: from now on it is served, or is not.

    `seats` are who is served in the space now, `head_seq` is where its log ends.
    """

    practice_id: str
    space_id: str
    seat_id: str
    is_over: bool
    head_seq: int
    seats: tuple[str, ...]


class ResponsibleChanged(msgspec.Struct, frozen=True):
    """Another clinician answers for a thread from now on."""

    practice_id: str
    space_id: str
    account_id: str
