"""Who sits where, as the server's tables have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, update

from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.spaces import queries
from meantime.server.spaces.events import ResponsibleChanged
from meantime.server.spaces.rules.terms import read_terms
from meantime.server.spaces.tables import seats, spaces

if TYPE_CHECKING:
    from meantime.protocol.entry import Addition, Entry
    from meantime.protocol.state import SpaceState
    from meantime.server.accounts.events import SeatSought
    from meantime.server.kit.unit import Unit


def reseat(unit: Unit, practice_id: str, before: SpaceState | None, entry: Entry) -> None:
    """Bring the rows of a space's seats to where a checked `seats` entry puts them."""
    here = {"practice_id": practice_id, "space_id": entry.space}
    body = entry.seats
    if body is None:
        return
    for seat_id in body.remove:
        row = update(seats).filter_by(**here, seat_id=seat_id)
        unit.db.execute(row.values(until_seq=entry.seq, until_hash=entry.hash))
    for added in body.add:
        row_values = seat_values(entry, added)
        if before and added.id in before.ever:
            unit.db.execute(update(seats).filter_by(**here, seat_id=added.id).values(row_values))
        else:
            first = {"seat_id": added.id, "since_at": unit.now}
            unit.db.execute(insert(seats).values(**here, **first, **row_values))


def seat_values(entry: Entry, added: Addition) -> dict[str, object]:
    return {
        "role": added.role,
        "card": added.card,
        "since_seq": entry.seq,
        "until_seq": None,
        "until_hash": None,
        "invited_as": added.as_,
        "invited_until": added.until,
    }


def find_seat(unit: Unit, sought: SeatSought) -> None:
    """Answer accounts, which knows no seats: whose card is behind an id that signs in."""
    sought.found = queries.seat_anywhere(unit, sought.seat_id)


def set_responsible(unit: Unit, space_id: str, account_id: str) -> None:
    """Make a clinician of a thread the one whose hours and clock count. Raises NotFound, Malformed.

    Whether the actor may decide that is for the caller to say.
    """
    actor = unit.caller
    space = queries.visible_space(unit, actor, space_id)
    if space is None or space["until_seq"] is not None:
        raise NotFound
    if not queries.is_clinician_of(unit, actor.practice_id, space_id, account_id):
        raise Malformed(fields={"account_id": "is no clinician of this thread"})
    if account_id in read_terms(space["terms"]):
        raise Malformed(fields={"account_id": "sits in this thread for a time only"})
    thread = update(spaces).filter_by(practice_id=actor.practice_id, id=space_id)
    unit.db.execute(thread.values(responsible_id=account_id))
    unit.tell(ResponsibleChanged(actor.practice_id, space_id, account_id))
    unit.audit("responsible.set", subject=space_id)
