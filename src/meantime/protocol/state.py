"""What a verified log amounts to: who is seated, which keys exist, where the log stands."""

from __future__ import annotations

from typing import Self

import msgspec


class Seat(msgspec.Struct, frozen=True, array_like=True):
    """A seat that is taken, or an open invitation (role `invite`, with the last three fields)."""

    card: bytes
    role: str
    by: str  # id of the seat that added this one
    as_: str = ""  # the role that an invitation leads to
    until: int = 0  # ms; the last instant at which it may be used
    proof: bytes = b""


class SpaceState(msgspec.Struct, kw_only=True):
    """A space after its entry `seq`. `spaces.advance` moves it forward in place."""

    version: int = 0
    space: str = ""
    type: str = ""
    founder: str = ""  # id of the root's author
    seq: int = -1
    head: str = ""
    last_seats: str = ""  # hash of the last `seats` entry, which people compare as digits
    gen: int = 0
    seats: dict[str, Seat] = {}
    ever: dict[str, str] = {}  # the last role of every id that was ever seated, invitations too
    accepts: set[str] = set()  # ids that joined by an acceptance of their own
    commits: dict[int, bytes] = {}
    cards: dict[int, bytes] = {}
    boxes: dict[tuple[int, str], tuple[bytes, ...]] = {}  # (gen, id): newest first
    practice_cards: set[bytes] = set()  # every one ever seated here
    ids: set[str] = set()  # of entries

    def copy(self) -> Self:
        """Return a state that moves on its own."""
        fields = {name: getattr(self, name) for name in self.__struct_fields__}
        grown = {
            name: value.copy() for name, value in fields.items() if isinstance(value, dict | set)
        }
        return type(self)(**(fields | grown))

    def dump(self, *, with_ids: bool = True) -> bytes:
        """Return a snapshot; without entry ids for whoever can look those up."""
        return msgspec.msgpack.encode(
            self if with_ids else msgspec.structs.replace(self, ids=set())
        )

    @classmethod
    def load(cls, snapshot: bytes) -> Self:
        """Return the state that `dump` wrote. Raises msgspec.DecodeError."""
        return msgspec.msgpack.decode(snapshot, type=cls)
