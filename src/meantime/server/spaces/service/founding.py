"""Founding a space by its root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert

from meantime.protocol.errors import ProtocolError
from meantime.protocol.spaces import check
from meantime.server.kit.problems import Malformed, NotPermitted
from meantime.server.spaces import log, queries
from meantime.server.spaces.events import SpaceCreated
from meantime.server.spaces.problems import InvalidEntry, NotInRoster, WrongSeat
from meantime.server.spaces.rules import entries as rules
from meantime.server.spaces.service.recording import record
from meantime.server.spaces.tables import spaces

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry
    from meantime.server.kit.unit import Unit


def found_space(unit: Unit, purpose: str, root: Entry) -> str:
    """Store the root of a care, team or own space; return the space's id, also if it is known.

    Raises InvalidEntry, WrongSeat, Malformed (the purpose is of another type), NotPermitted (only
    staff found spaces for others), NotInRoster.
    """
    actor = unit.caller
    type_ = demand_root(root)
    if root.author != actor.seat_id:
        raise WrongSeat
    if purpose not in rules.PURPOSES[type_]:
        raise Malformed(fields={"purpose": "does not go with the type of the space"})
    if type_ == "practice" or actor.account_id is None:
        raise NotPermitted
    if queries.visible_space(unit, actor, root.hash):
        return root.hash
    if type_ in rules.SHARED_BY_STAFF:
        demand_staff(unit, actor.practice_id, root)
    store_root(unit, actor.practice_id, purpose, root)
    return root.hash


def found_practice(unit: Unit, root: Entry) -> str:
    """Store the root of a practice space; return its id, which is the practice's.

    Raises InvalidEntry, Malformed. Whether the founder may is for the caller to say.
    """
    if demand_root(root) != "practice":
        raise Malformed(fields={"root": "founds no practice"})
    store_root(unit, root.hash, "practice", root)
    return root.hash


def demand_root(root: Entry) -> str:
    """Return the type of the space that `root` founds. Raises InvalidEntry."""
    try:
        check(None, root, body_required=True)
    except ProtocolError as refusal:
        raise InvalidEntry(code=refusal.code) from None
    return root.seats.type if root.seats else ""


def demand_staff(unit: Unit, practice_id: str, root: Entry) -> None:
    """Raise unless the founder and whom they seat are of today's practice."""
    roster = log.roster_of(unit, practice_id)
    if not rules.is_staff(roster, root.author):
        raise NotPermitted
    if root.seats is None or not rules.all_known(roster, root.seats):
        raise NotInRoster


def store_root(unit: Unit, practice_id: str, purpose: str, root: Entry) -> None:
    type_ = root.seats.type if root.seats else ""
    unit.db.execute(
        insert(spaces).values(
            practice_id=practice_id,
            id=root.hash,
            type=type_,
            purpose=purpose,
            responsible_id=root.author if purpose == "thread" else "",
            head_seq=root.seq,
            head=root.hash,
            seats_hash=root.hash,
            terms="",
        )
    )
    unit.tell(SpaceCreated(practice_id, root.hash, type_, purpose, root.author))
    record(unit, practice_id, None, root)
    unit.audit("space.founded", subject=root.hash, practice_id=practice_id)
