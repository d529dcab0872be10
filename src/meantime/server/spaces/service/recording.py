"""Writing down an entry that has passed every check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.spaces import advance
from meantime.server.spaces import log
from meantime.server.spaces.events import EntryAppended, SeatsChanged
from meantime.server.spaces.rules.terms import NO_TERMS, served
from meantime.server.spaces.service.seating import reseat
from meantime.server.spaces.service.terms import end_old_terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.protocol.entry import Entry
    from meantime.protocol.state import SpaceState
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.rules.terms import Term


def record(
    unit: Unit,
    practice_id: str,
    before: SpaceState | None,
    entry: Entry,
    terms: Mapping[str, Term] = NO_TERMS,
) -> None:
    """Insert a checked entry and tell the rooms above. `before` is None for a root.

    Of seats with a term, they hear of those alone that are served now.
    """
    log.store_entry(unit, practice_id, entry)
    if entry.seats is None and before is not None:
        state = before
        log.move_head(unit, practice_id, entry, before.head)
    else:
        state = change_seats(unit, practice_id, before, entry)
        terms = end_old_terms(unit, practice_id, entry, terms)
    unit.tell(
        EntryAppended(
            practice_id,
            entry.space,
            state.type,
            entry.seq,
            entry.id,
            entry.author,
            state.ever[entry.author] if before is None else before.seats[entry.author].role,
            entry.kind,
            entry.attention,
            entry.show_at,
            entry.re,
            served(state.seats, terms, unit.now),
            tuple(served(dict.fromkeys(entry.seats.remove), terms, unit.now))
            if entry.seats
            else (),
        )
    )


def change_seats(
    unit: Unit, practice_id: str, before: SpaceState | None, entry: Entry
) -> SpaceState:
    """Write down a `seats` entry; return the state after it."""
    seats = entry.seats
    assert seats is not None  # noqa: S101  a checked root or `seats` entry has its body
    after = advance(before.copy() if before else None, entry)
    after.ids.clear()  # the table holds them
    if before:
        log.move_head(unit, practice_id, entry, entry.hash)
    reseat(unit, practice_id, before, entry)
    log.store_state(unit, practice_id, after, is_new=before is None)
    author = (before or after).seats[entry.author]
    unit.tell(
        SeatsChanged(
            practice_id,
            entry.space,
            after.type,
            entry.seq,
            entry.author,
            author.role,
            seats.add,
            seats.remove,
        )
    )
    return after
