"""The gate: whether a client's message is taken, asked before it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.server.policies.problems import MessagingOff
from meantime.server.policies.queries import gate as queries
from meantime.server.policies.queries.versions import Place
from meantime.server.policies.rules.standing import Thread, why_not, why_off

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.server.policies.rules.standing import Why
    from meantime.server.spaces.events import EntryProposed

# 0 asks nobody for anything: ticks, a withdrawal, the consent itself. 3 is urgent, and is alerted.
GATED: Final = frozenset({1, 2})


def demand_agreement(unit: Unit, event: EntryProposed) -> None:
    """Hear that an entry is proposed. Raises MessagingOff for a client who may not write."""
    if (event.role, event.kind) != ("client", "post") or event.attention not in GATED:
        return
    place = Place(event.practice_id, event.space_id, event.responsible)
    if why := reason(unit, place, event.author):
        raise MessagingOff(code=why)


def reason(unit: Unit, place: Place, client_id: str) -> Why:
    """Return why a client may not write, "" if they may: one look without a policy, else two."""
    policy, messaging, guardians = queries.read_thread(unit, place)
    off = why_off(policy, messaging)
    if off or policy is None:
        return off
    signed = queries.read_signed(unit, place)
    thread = Thread(policy, messaging, place.responsible, guardians, signed)
    return why_not(thread, client_id, unit.now)
