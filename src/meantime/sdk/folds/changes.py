"""Who came, who left and who was given access: said to everybody, and not dismissible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from meantime.protocol.entry import Addition, Entry, Seats
    from meantime.sdk.folds.opened import Opened

INVITE: Final = "invite"

Did = Literal[
    "founded",  # sat here from the first entry on
    "invited",  # an invitation was opened; `role` is what it leads to
    "joined",  # took the seat of an invitation, `by` which
    "seated",  # was given a seat
    "given role",  # has another role than before
    "given history",  # was given keys of earlier messages, later than the seat
    "removed",  # was unseated by somebody else
    "left",  # was unseated by themselves
    "withdrawn",  # an invitation was taken back
    "changed keys",  # everybody went on with a new key, and nothing else happened
]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a `seats` entry did. `at` is its author's claim in ms.

    `since` is when the oldest key began that was given to `who`, in ms by the claim of its author:
    what was said from then on can be read. It is 0 where no key was given.
    """

    seq: int
    at: int
    by: str
    did: Did
    who: str = ""
    role: str = ""
    since: int = 0


def fold_changes(log: Iterable[Opened]) -> list[Change]:
    """Return what the `seats` entries of a log did, in order."""
    found: list[Change] = []
    began: dict[int, int] = {}  # the instant at which each generation began
    roles: dict[str, str] = {}  # of those seated
    for opened in log:
        entry, seats = opened.entry, opened.entry.seats
        if seats is None:
            continue
        began.setdefault(entry.gen, entry.at)
        found += _changes(entry, seats, began, roles)
        for gone in seats.remove:
            del roles[gone]
        roles |= {added.id: added.role for added in seats.add}
    return found


def _changes(
    entry: Entry, seats: Seats, began: dict[int, int], roles: dict[str, str]
) -> Iterator[Change]:
    seq, at, by = entry.seq, entry.at, entry.author
    added = {one.id for one in seats.add}
    for gone in seats.remove:
        if gone not in added and (did := _how_gone(gone, by, roles[gone])):
            yield Change(seq, at, by, did, gone, roles[gone])
    oldest: dict[str, int] = {}  # generation given to each
    for key in seats.keys:
        oldest[key.to] = min(oldest.get(key.to, key.gen), key.gen)
    for one in seats.add:
        since = began[oldest[one.id]] if one.id in oldest and one.role != INVITE else 0
        yield Change(seq, at, by, _how_come(entry, one, roles), one.id, one.as_ or one.role, since)
    for to, gen in oldest.items():
        if to not in added and (gen < entry.gen or not seats.commit):
            yield Change(seq, at, by, "given history", to, roles[to], began[gen])
    if not seats.remove and not seats.add and seats.commit:
        yield Change(seq, at, by, "changed keys")


def _how_gone(gone: str, by: str, role: str) -> Did | None:
    """Return None for an invitation that is used: it removes itself."""
    if role == INVITE:
        return None if gone == by else "withdrawn"
    return "left" if gone == by else "removed"


def _how_come(entry: Entry, one: Addition, roles: dict[str, str]) -> Did:
    if entry.seq == 0:
        return "founded"
    if one.role == INVITE:
        return "invited"
    if one.accept:
        return "joined"
    return "given role" if one.id in roles else "seated"
