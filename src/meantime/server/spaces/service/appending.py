"""Appending one entry to a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from meantime.protocol.errors import ProtocolError
from meantime.protocol.spaces import check
from meantime.server.kit.clock import to_ms
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.spaces import log, queries
from meantime.server.spaces.events import EntryProposed
from meantime.server.spaces.problems import (
    HeadMoved,
    InvalidEntry,
    InvitationExpired,
    NotInRoster,
    WrongSeat,
)
from meantime.server.spaces.rules import entries as rules
from meantime.server.spaces.rules.terms import is_served, read_terms
from meantime.server.spaces.service.recording import record
from meantime.wire.spaces import Appended

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry
    from meantime.protocol.state import SpaceState
    from meantime.server.kit.actor import Actor
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.log import Head


def append(unit: Unit, space_id: str, entry: Entry) -> Appended:
    """Store one sealed entry, or return what is stored under its id (`stored` is set then).

    Raises NotFound, WrongSeat, HeadMoved, InvalidEntry, InvitationExpired, NotInRoster,
    Malformed, and what a hearer of EntryProposed raises.
    """
    actor = unit.caller
    head = log.lock_head(unit, actor.practice_id, space_id, entry)
    if head is None:
        raise NotFound
    state = log.state_after(unit, actor.practice_id, space_id, head.seats_hash)
    terms = read_terms(head.terms)
    if actor.seat_id not in state.ever or not is_served(terms, actor.seat_id, unit.now):
        raise NotFound
    if head.id_seq is not None and (
        known := known_entry(unit, actor, space_id, head.id_seq, state)
    ):
        return known
    if entry.author != actor.seat_id:
        raise WrongSeat
    if actor.seat_id not in state.seats:
        raise InvalidEntry(code="author")
    if (entry.seq, entry.header["prev"]) != (head.seq + 1, head.hash):
        raise HeadMoved(head_seq=head.seq)
    demand_fit(unit, actor, state, head, entry)
    role = state.seats[entry.author].role
    unit.ask(
        EntryProposed(
            actor.practice_id,
            space_id,
            entry.author,
            role,
            entry.kind,
            entry.attention,
            entry.show_at,
            entry.re,
            head.responsible_id,
        )
    )
    record(unit, actor.practice_id, state, entry, terms)
    unit.audit("entry.appended", subject=space_id)
    return Appended(seq=entry.seq, received_at=unit.now)


def known_entry(
    unit: Unit, actor: Actor, space_id: str, seq: int, state: SpaceState
) -> Appended | None:
    """Return what is stored; None for a removed seat if it is somebody else's."""
    row = queries.entry_at(unit, actor.practice_id, space_id, seq)
    if row is None or (actor.seat_id not in state.seats and row["author"] != actor.seat_id):
        return None
    return Appended(seq=seq, received_at=row["received_at"], stored=queries.as_entry(row))


def demand_fit(unit: Unit, actor: Actor, state: SpaceState, head: Head, entry: Entry) -> None:
    """Raise unless `entry` keeps the log's rules, and what only the server can watch."""
    now = msgspec.structs.replace(state, seq=head.seq, head=head.hash)
    try:
        check(now, entry, body_required=True, ids={entry.re} if head.re_seq is not None else set())
    except ProtocolError as refusal:
        raise InvalidEntry(code=refusal.code) from None
    if head.type == "own" and entry.attention:
        raise Malformed(fields={"attention": "is always 0 in a space of one's own"})
    if rules.is_late_join(state, entry.author, to_ms(unit.now)):
        raise InvitationExpired
    if head.type in rules.SHARED_BY_STAFF:
        practice_id = actor.practice_id
        roster = log.state_after(unit, practice_id, practice_id, head.roster_hash)
        if not rules.is_known_to(roster, state.seats[entry.author].role, entry):
            raise NotInRoster
