"""What keeps an emergency from growing into a seat: no more time, no second way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.kit.problems import NotPermitted
from meantime.server.records.queries import emergencies as queries
from meantime.server.records.rules import emergencies as rules

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import SeatsChanged, TermProposed


def guard_term(unit: Unit, event: TermProposed) -> None:
    """Raise NotPermitted if somebody is to be served there otherwise before that was reviewed."""
    if queries.unreviewed_at(unit, event.practice_id, event.space_id, [event.seat_id]):
        raise NotPermitted


def guard_seats(unit: Unit, event: SeatsChanged) -> None:
    """Raise NotPermitted if somebody is seated by, or after, an emergency of theirs.

    Whoever is there for one seats nobody; who was there takes no other seat before the review.
    """
    people = [event.author, *(added.id for added in event.added)] if event.added else []
    rows = queries.unreviewed_at(unit, event.practice_id, event.space_id, people) if people else ()
    running = {
        row.account_id for row in rows if rules.is_running(row.ended_at, row.until, unit.now)
    }
    for row in rows:
        is_author = row.account_id == event.author and row.account_id in running
        if is_author or row.account_id not in running:
            raise NotPermitted
