"""The mark "verified in a session": when a viewer sets it, and what makes it fall (flow F5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.protocol.flows import digits
from meantime.protocol.posts import Verified

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.protocol.entry import Seats
    from meantime.sdk.folds.opened import Opened

MARKED: Final = frozenset({"client", "clinician"})


def fold_marks(log: Iterable[Opened], viewer: str) -> frozenset[str]:
    """Return the ids of clients and clinicians whom `viewer` has verified, as it stands now.

    The viewer's own `verified` post marks those seated then. All marks fall when the practice's
    card changes, or a client or clinician is seated by somebody whom the viewer had not
    verified; a person's own mark falls with their card.
    """
    roles: dict[str, str] = {}  # of those seated, by id
    marks: set[str] = set()
    newest = ""
    for opened in log:
        entry, post = opened.entry, opened.post
        if entry.seats is not None:
            marks = _kept(marks, entry.seats, viewer, entry.author)
            for gone in entry.seats.remove:
                del roles[gone]
            roles |= {added.id: added.role for added in entry.seats.add}
            newest = entry.hash
        elif entry.author == viewer and isinstance(post, Verified) and post.code == digits(newest):
            marks = {i for i, role in roles.items() if role in MARKED and i != viewer}
    return frozenset(marks)


def _kept(marks: set[str], seats: Seats, viewer: str, author: str) -> set[str]:
    """Return the marks that outlive a `seats` entry."""
    added = {seat.role for seat in seats.add}
    is_vouched_for = author == viewer or author in marks
    if "practice" in added or (added & MARKED and not is_vouched_for):
        return set()
    return marks - set(seats.remove)
