"""Who came, who left and who was given access: said to everybody, and not dismissible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal

    from meantime.sdk.folds.opened import Opened

INVITED: Final = "invite"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a `seats` entry did. `at` is its author's claim in ms.

    `history_from` is the oldest generation that a newcomer was given, 0 if none.
    """

    seq: int
    at: int
    by: str
    did: Literal["seated", "joined", "invited", "left", "changed keys"]
    who: str = ""
    role: str = ""
    history_from: int = 0


def fold_changes(log: Iterable[Opened]) -> list[Change]:
    """Return what the `seats` entries of a log did, in order."""
    return [change for opened in log for change in _changes(opened)]


def _changes(opened: Opened) -> Iterator[Change]:
    entry, seats = opened.entry, opened.entry.seats
    if seats is None:
        return
    seq, at, by = entry.seq, entry.at, entry.author
    for gone in seats.remove:
        if gone != by:  # an invitation that is used removes itself
            yield Change(seq, at, by, "left", gone)
    for added in seats.add:
        did: Literal["seated", "joined", "invited"] = "joined" if added.accept else "seated"
        given = min((key.gen for key in seats.keys if key.to == added.id), default=0)
        if added.role == INVITED:
            did = "invited"
        yield Change(seq, at, by, did, added.id, added.role, given)
    if not seats.remove and not seats.add:
        yield Change(seq, at, by, "changed keys")
