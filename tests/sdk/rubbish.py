"""A member who keeps a key from the practice, to escape its records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.entry import Key
from meantime.protocol.reseating import new_generation
from meantime.protocol.sealing import seal_to
from meantime.protocol.writing import seats_entry

if TYPE_CHECKING:
    from meantime import sdk
    from meantime.protocol.entry import Entry
    from meantime.protocol.state import SpaceState


def seal_rubbish(member: sdk.Person, space_id: str) -> int:
    """Start a generation whose key the practice cannot open; return its number."""
    account, http = member.connection.account, member.connection.http

    def build(state: SpaceState) -> Entry:
        body = new_generation(state, [], [])
        holder = next(i for i, taken in state.seats.items() if taken.role == "practice")
        rubbish = seal_to(state.seats[holder].card, bytes(32))
        keys = [
            Key(key.gen, key.to, rubbish if key.to == holder else key.box) for key in body["keys"]
        ]
        body["keys"], body["remove"], body["add"] = keys, [], []
        return seats_entry(account, state, at=http.now_ms(), **body)

    return member.space(space_id).append_newest(build).gen
