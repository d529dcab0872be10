"""Verified states, kept so that no append verifies a log again."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from meantime.protocol.state import SpaceState

KEPT = 16_384  # some 5 KiB each


class States:
    """The states of spaces used last, each as it was after a `seats` entry.

    A state's `head` is that entry's hash. Whoever asks names the hash that the database holds,
    so an old state is never taken for the current one. States here are never changed.
    """

    def __init__(self) -> None:
        self._by_space: OrderedDict[str, SpaceState] = OrderedDict()

    def find(self, space_id: str, seats_hash: str) -> SpaceState | None:
        """Return the state after the entry with this hash, if it is kept."""
        state = self._by_space.get(space_id)
        return state if state and state.head == seats_hash else None

    def keep(self, state: SpaceState) -> None:
        """Keep `state`, which is as a `seats` entry left it."""
        self._by_space[state.space] = state
        self._by_space.move_to_end(state.space)
        if len(self._by_space) > KEPT:
            self._by_space.popitem(last=False)

    def likely_card(self, space_id: str, seat_id: str) -> bytes | None:
        """Return the card that a seat probably has, to check a signature ahead of the writer."""
        state = self._by_space.get(space_id)
        seat = state.seats.get(seat_id) if state else None
        return seat.card if seat else None


# One for the process: what it holds depends on the content of logs alone, not on the database.
kept = States()
