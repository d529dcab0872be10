"""The practice's office in the desks: the front desk writes there, a biller reads.

Who they are is the server's word, and their cards come out of the practice's verified space: so
nobody of outside is seated this way, and nobody in a thread or a chart. Each step does only what is
missing: where it stops, do it again, on whatever device.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from meantime.sdk import sharing
from meantime.sdk.directory import Colleague, find_directory
from meantime.sdk.folds.people import fold_people
from meantime.sdk.listing import list_spaces
from meantime.sdk.practice_seat import acting_as
from meantime.sdk.rotation import hand_over
from meantime.sdk.spaces import Space
from meantime.sdk.succession import HELD_BY_STAFF
from meantime.sdk.walk import Walk
from meantime.wire.practices import Staff

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from meantime.protocol.state import SpaceState
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.people import People
    from meantime.sdk.practice_seat import PracticeSeat
    from meantime.sdk.progress import Progress
    from meantime.wire.practices import Permission
    from meantime.wire.spaces import SpaceSummary

# Of several the first counts.
ROLES: Final[Mapping[Permission, str]] = {"front_desk": "member", "biller": "observer"}


@dataclass(frozen=True, slots=True)
class Office:
    """Who sits in every desk, and as what."""

    roles: Mapping[str, str]
    people: Mapping[str, Colleague]

    def due(self, desk: SpaceState, named: People, care: Container[str]) -> list[Colleague]:
        """Return whom to seat, to name, or to give their role, but for who is with the client."""
        return [
            self.people[who]
            for who, role in self.roles.items()
            if who not in care
            and (who not in desk.seats or desk.seats[who].role != role or not named.name(who))
        ]

    def gone(self, desk: SpaceState, care: Container[str]) -> list[str]:
        """Return who sits in a desk and is neither of the office nor with the client."""
        return [
            who
            for who, seat in desk.seats.items()
            if seat.role in HELD_BY_STAFF and who not in self.roles and who not in care
        ]


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of it; as `rotation.Rotated`."""

    done: frozenset[str]
    failed: dict[str, str]
    missing: frozenset[str]

    @property
    def is_whole(self) -> bool:
        return not self.failed and not self.missing


def settle(connection: Connection, tell: Progress) -> Settled:
    """Seat the office in every desk, and take out who is of it no more, acting as the practice.

    Raises ProtocolError `nokey` for all but custodians, and Unreachable.
    """
    walk = Walk(connection, tell)
    newest = hand_over(connection, walk)
    office = office_of(connection)
    with acting_as(connection, newest) as practice:
        walk.through(practice, newest.id, partial(_settle_as_practice, office=office), _desks)
    return Settled(frozenset(walk.done), walk.failed, walk.missing())


def fill_own(connection: Connection) -> None:
    """Seat the office in the desks that this person writes in; it takes nobody out."""
    office = office_of(connection)
    if not office.roles:
        return
    for one in _desks(list(list_spaces(connection.http, seated=True))):
        if one.role == "member":
            fill(Space(connection, one.id).catch_up(one.head), office)


def fill(desk: Space, office: Office) -> None:
    """Seat in one desk whoever of the office is missing there."""
    for who in office.due(desk.state, fold_people(desk.opened()), _care(desk)):
        sharing.seat_colleague(desk, who, office.roles[who.id], "all")


def office_of(connection: Connection) -> Office:
    """Return the front desk and the billers of today, as far as the directory names them.

    Raises SdkError without a seat in the directory, ProblemError for clients.
    """
    may = {
        one.account_id: next(role for of, role in ROLES.items() if of in one.permissions)
        for one in connection.http.get("/staff", Staff).staff
        if not ROLES.keys().isdisjoint(one.permissions)
    }
    if not may:
        return Office({}, {})
    names = fold_people(find_directory(connection).opened()).by_id
    cards = {who: seat.card for who, seat in connection.practice().seats.items()}
    people = {
        who: Colleague(who, cards[who], names[who].name, names[who].credential)
        for who in may
        if who in cards and who in names and names[who].name
    }
    return Office({who: may[who] for who in people}, people)


def _settle_as_practice(practice: PracticeSeat, listed: SpaceSummary, office: Office) -> None:
    desk = Space(practice, listed.id).catch_up(listed.head)
    fill(desk, office)
    sharing.unseat(desk, office.gone(desk.state, _care(desk)))


def _care(desk: Space) -> set[str]:
    """Return who of the practice sits in the thread that a desk is about.

    Raises ProtocolError where that cannot be read: then nobody is taken out either.
    """
    seats = Space(desk.connection, desk.purpose().about).sync().state.seats
    return {who for who, seat in seats.items() if seat.role in HELD_BY_STAFF}


def _desks(listed: Sequence[SpaceSummary]) -> list[SpaceSummary]:
    return [one for one in listed if one.purpose == "desk"]
