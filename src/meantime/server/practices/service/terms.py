"""Who may say for how long a colleague's seat is served, and who sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.kit.problems import NotFound, NotPermitted
from meantime.server.practices.queries.staff import staff_role
from meantime.server.practices.rules import may_set_term
from meantime.server.spaces import service as spaces
from meantime.server.spaces.events import TermProposed
from meantime.server.spaces.rules.terms import Term

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.wire import spaces as wire


def set_term(unit: Unit, space_id: str, seat_id: str, term: wire.Term) -> None:
    """Let the server serve a colleague's seat in `term` alone, also one that is taken later.

    Raises NotFound (also for who is no colleague today), NotPermitted, Malformed, and what
    a hearer of TermProposed raises.
    """
    demand_setter(unit, space_id)
    if staff_role(unit, unit.caller.practice_id, seat_id) is None:
        raise NotFound
    unit.ask(TermProposed(unit.caller.practice_id, space_id, seat_id))
    said = Term(term.starts_at, term.ends_at, term.zone)
    spaces.set_term(unit, space_id, seat_id, said)


def end_term(unit: Unit, space_id: str, seat_id: str) -> None:
    """End a term now, or before it begins. Raises NotFound, NotPermitted."""
    demand_setter(unit, space_id)
    spaces.end_term(unit, space_id, seat_id)


def list_terms(unit: Unit, cursor: str) -> wire.TermPage:
    """Return the terms in the spaces where the caller sits; to custodians all. Raises Malformed."""
    role = staff_role(unit, unit.caller.practice_id, unit.caller.seat_id)
    return spaces.list_terms(unit, cursor, everywhere=role == "custodian")


def demand_setter(unit: Unit, space_id: str) -> None:
    actor = unit.caller
    space = spaces.read_space(unit, space_id)
    if space.until_seq >= 0:
        raise NotFound
    role = staff_role(unit, actor.practice_id, actor.seat_id)
    is_timed = spaces.has_term(unit, space_id, actor.seat_id)
    if space.type not in {"care", "team"} or not may_set_term(role, space.role, is_timed=is_timed):
        raise NotPermitted
