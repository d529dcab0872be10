"""The practice's directory: a team space in which all staff sit, with their names (flow F2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import SeatName
from meantime.sdk import sharing
from meantime.sdk.errors import NoColleague, SdkError
from meantime.sdk.folds.people import fold_people
from meantime.sdk.founding import found_shared
from meantime.sdk.listing import list_spaces
from meantime.sdk.spaces import Space
from meantime.wire.practices import PermissionsChange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.sdk.connection import Connection
    from meantime.wire.practices import Permission


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the practice: the card out of its verified space, the name out of posts."""

    id: str
    card: bytes
    name: str
    credential: str

    def as_post(self) -> SeatName:
        return SeatName(id=self.id, name=self.name, credential=self.credential)


def introduce(
    connection: Connection, name: SeatName, permissions: Sequence[Permission] | None
) -> None:
    """F2: seat a colleague who has joined in the directory, name them, say what they may do.

    The founder of the practice introduces themselves first: that founds the directory. Repeat it
    if it was interrupted. Raises NoColleague; ProblemError `not-permitted` for all but custodians.
    """
    practice = connection.practice()
    if name.id not in practice.seats:
        raise NoColleague
    me = connection.account.id
    directory = _directory(connection)
    if directory is None and name.id == me == practice.founder:
        directory = found_shared(connection, "directory")
    if directory is None:
        raise SdkError("You have no seat in the practice's directory yet.")
    if name.id == me:
        _say_own_name(directory, name)
    else:
        who = Colleague(name.id, practice.seats[name.id].card, name.name, name.credential)
        sharing.seat_colleague(directory, who, "member", "all")
    if permissions is not None:
        change = PermissionsChange(permissions=list(permissions))
        connection.http.change("PUT", f"/staff/{name.id}", change)


def find_directory(connection: Connection) -> Space:
    """Return the directory, verified. Raises SdkError if this person has no seat in it."""
    directory = _directory(connection)
    if directory is None:
        raise SdkError("You have no seat in the practice's directory yet.")
    return directory


def find_colleague(connection: Connection, account_id: str) -> Colleague:
    """Return somebody of the practice today. Raises NoColleague if they are not, or nameless."""
    seat = connection.practice().seats.get(account_id)
    member = fold_people(find_directory(connection).opened()).by_id.get(account_id)
    if seat is None or seat.role == "invite" or member is None or not member.name:
        raise NoColleague
    return Colleague(account_id, seat.card, member.name, member.credential)


def _directory(connection: Connection) -> Space | None:
    for listed in list_spaces(connection.http):
        if listed.purpose == "directory" and listed.until_seq < 0:
            space = Space(connection, listed.id).sync()
            try:
                if space.purpose().of == "directory":
                    return space
            except ProtocolError:
                continue  # a crash left it without its first word
    return None


def _say_own_name(directory: Space, name: SeatName) -> None:
    member = fold_people(directory.opened()).by_id[name.id]
    if (member.name, member.credential) != (name.name, name.credential):
        directory.post(name)
