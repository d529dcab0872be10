"""Who goes and who takes over, in whatever space both matter. Decides; does nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.protocol.reseating import Grant, Move, readable_generations, reseat
from meantime.protocol.trust import STAFF_ROLES
from meantime.protocol.writing import seat

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry
    from meantime.protocol.keys import Account
    from meantime.protocol.state import SpaceState
    from meantime.sdk.directory import Colleague

HELD_BY_STAFF: Final = frozenset({"clinician", "observer", "member"})


@dataclass(frozen=True, slots=True)
class Succession:
    """`practice` is the seat that acts, `roster` the verified practice space of today."""

    practice: Account
    roster: SpaceState
    leaver: str
    heir: Colleague | None

    def gone(self, state: SpaceState) -> list[str]:
        """Return the seats of those who were of the practice and are so no more."""
        return [
            seat_id
            for seat_id, taken in state.seats.items()
            if taken.role in HELD_BY_STAFF
            and self.roster.ever.get(seat_id) in STAFF_ROLES
            and seat_id not in self.roster.seats
        ]

    def entry(self, state: SpaceState, now_ms: int) -> Entry:
        """Return the entry by which they go; the heir has the leaver's role and all history."""
        gone, heir = self.gone(state), self.heir
        if heir is None or self.leaver not in gone:
            return reseat(self.practice, state, Move(remove=gone), now_ms)
        every = readable_generations(state, self.practice)
        missing = [gen for gen in every if (gen, heir.id) not in state.boxes]
        role, has = state.seats[self.leaver].role, state.seats.get(heir.id)
        is_new = has is None or (has.role == "observer" != role)
        move = Move(
            remove=[*gone, heir.id] if has and is_new else gone,
            add=[seat(heir.card, role)] if is_new else [],
            grants=[Grant(self.practice, heir.id, missing)],
        )
        return reseat(self.practice, state, move, now_ms)
