"""Who sat where, who seated them, and what they are called.

Names come from signed `seat` posts alone, and only from somebody who may give one: the person,
or whoever seated them. A client cannot rename the therapist.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from meantime.protocol.posts import SeatName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.protocol.entry import Addition, Entry, Seats
    from meantime.sdk.folds.opened import Opened


@dataclass(frozen=True, slots=True)
class Member:
    """`name` is "" until somebody who may has given one. `by` is who seated or invited them.

    `left_seq` is the entry that removed them, -1 while they are seated.
    """

    id: str
    role: str  # the last one
    by: str
    name: str = ""
    credential: str = ""
    left_seq: int = -1

    @property
    def is_seated(self) -> bool:
        return self.left_seq < 0


@dataclass(slots=True)
class People:
    """Everybody who ever sat in a space, by id, in the order in which they came."""

    by_id: dict[str, Member] = field(default_factory=dict)

    def name(self, seat_id: str) -> str:
        """Return the name of somebody, "" for the nameless and for strangers."""
        member = self.by_id.get(seat_id)
        return member.name if member else ""

    def role(self, seat_id: str) -> str:
        """Return the last role of somebody, "" for strangers."""
        member = self.by_id.get(seat_id)
        return member.role if member else ""

    def holding(self, role: str) -> list[Member]:
        """Return who holds `role` now."""
        return [m for m in self.by_id.values() if m.is_seated and m.role == role]


def fold_people(log: Iterable[Opened]) -> People:
    """Return the people of a log."""
    people = People()
    for opened in log:
        if opened.entry.seats is not None:
            _reseat(people.by_id, opened.entry, opened.entry.seats)
        elif isinstance(opened.post, SeatName):
            _name(people.by_id, opened.post, opened.entry.author)
    return people


def _reseat(members: dict[str, Member], entry: Entry, seats: Seats) -> None:
    for gone in seats.remove:
        members[gone] = replace(members[gone], left_seq=entry.seq)
    for added in seats.add:
        members[added.id] = _seated(members, added, entry.author)


def _seated(members: dict[str, Member], added: Addition, author: str) -> Member:
    # Who joins by a link was seated by the link; the one who answers for it made the link.
    by = members[author].by if added.accept else author
    before = members.get(added.id, Member(added.id, added.role, by))
    return replace(before, role=added.role, by=by, left_seq=-1)


def _name(members: dict[str, Member], said: SeatName, author: str) -> None:
    member = members.get(said.id)
    if member is not None and author in {member.id, member.by}:
        members[said.id] = replace(member, name=said.name, credential=said.credential)
