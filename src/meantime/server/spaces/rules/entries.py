"""What the server demands beyond the verifier, which knows one log and no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry, Seats
    from meantime.protocol.state import SpaceState

PURPOSES = {
    "practice": {"practice"},
    "care": {"thread"},
    "team": {"chart", "desk", "directory", "answers"},
    "own": {"journal", "private"},
}
SHARED_BY_STAFF = {"care", "team"}
STAFF_HERE = {"clinician", "observer", "member"}
STAFF_IN_ROSTER = {"staff", "custodian"}


def is_late_join(state: SpaceState, author: str, now_ms: int) -> bool:
    """Whether an invitation is being used after its last instant, by the server's clock."""
    seat = state.seats.get(author)
    return seat is not None and seat.role == "invite" and now_ms > seat.until


def is_known_to(roster: SpaceState, author_role: str, entry: Entry) -> bool:
    """Whether everyone of the practice that `entry` concerns is in today's roster.

    That is its author, if a clinician or member, each that it seats, and the practice's own card.
    Source: protocol.md section 5, "Trust in a space".
    """
    if author_role in STAFF_HERE and not is_staff(roster, entry.author):
        return False
    return entry.seats is None or all_known(roster, entry.seats)


def all_known(roster: SpaceState, seats: Seats) -> bool:
    current_card = roster.cards[max(roster.cards)]
    return all(
        added.card == current_card if added.role == "practice" else is_staff(roster, added.id)
        for added in seats.add
        if added.role in {*STAFF_HERE, "practice"}
    )


def is_staff(roster: SpaceState, seat_id: str) -> bool:
    """Whether `seat_id` is a seat of the practice space today, and no open invitation."""
    seat = roster.seats.get(seat_id)
    return seat is not None and seat.role in STAFF_IN_ROSTER
