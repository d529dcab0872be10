"""Whether a verified space is what it says to be: "Trust in a space" of protocol.md section 5."""

from __future__ import annotations

from dataclasses import dataclass
from hmac import compare_digest
from typing import TYPE_CHECKING

from meantime.protocol.encoding import keyed
from meantime.protocol.errors import ProtocolError, demand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.protocol.entry import Entry
    from meantime.protocol.keys import Account
    from meantime.protocol.state import Seat, SpaceState

STAFF_ROLES = frozenset({"staff", "custodian"})
_FROM_ROSTER = frozenset({"clinician", "observer", "member"})


@dataclass(frozen=True, slots=True)
class Roster:
    """The people and the cards that a practice vouches for."""

    staff: frozenset[str]
    cards: frozenset[bytes]


def whole_roster(practice: SpaceState) -> Roster:
    """Return everybody whom this practice ever had: what an app judges a history by."""
    staff = (seat for seat, role in practice.ever.items() if role in STAFF_ROLES)
    return Roster(frozenset(staff), frozenset(practice.cards.values()))


def current_roster(practice: SpaceState) -> Roster:
    """Return who is staff now, and the card of now: what a server judges a new entry by."""
    staff = (seat for seat, taken in practice.seats.items() if taken.role in STAFF_ROLES)
    return Roster(frozenset(staff), frozenset({practice.cards[practice.gen]}))


def check_seating(entry: Entry, roster: Roster) -> None:
    """Raise `unknownspace` if an entry of a care or team space seats somebody unheard of.

    The root is such an entry too, so this also judges who founded the space.
    """
    for added in entry.seats.add if entry.seats else ():
        if added.role == "practice":
            demand(added.card in roster.cards, "unknownspace")
        elif added.role in _FROM_ROSTER:
            demand(added.id in roster.staff, "unknownspace")


def check_mine(state: SpaceState, account_id: str) -> None:
    """Raise `unknownspace` unless this person founded the space or once accepted a seat in it."""
    has_accepted = state.type != "own" and account_id in state.accepts
    demand(has_accepted or state.founder == account_id, "unknownspace")


def check_trust(
    state: SpaceState, entries: Iterable[Entry], account_id: str, roster: Roster | None
) -> None:
    """Judge a whole verified log. Raises `unknownspace`, with the `seq` from which it freezes.

    Staff judge care and team spaces by their practice's roster; clients, and everybody in the
    practice space and in spaces of their own, by their own signature in the log.
    """
    is_own_word = state.type in {"practice", "own"} or state.ever.get(account_id) == "client"
    if is_own_word:
        check_mine(state, account_id)
        return
    if roster is None:
        raise ProtocolError("unknownspace", 0)
    for entry in entries:
        try:
            check_seating(entry, roster)
        except ProtocolError as refusal:
            raise ProtocolError(refusal.code, entry.seq) from None


def check_invitation(state: SpaceState, joiner: Account) -> Seat:
    """Return the open seat of a join code in a verified space.

    Raises `noinvite` (no such open seat; if `joiner.id` is in `state.ever`, it was used) or
    `proof` (whoever made the code did not make this space).
    """
    seat = state.seats.get(joiner.id)
    if seat is None or seat.role != "invite":
        raise ProtocolError("noinvite")
    demand(compare_digest(seat.proof, keyed(joiner.secret, "mt1/proof", state.space)), "proof")
    return seat
