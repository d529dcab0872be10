"""Telling custodians what is left to do in the spaces of their practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces
from meantime.wire.records import Custody, SeatCount

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit

UNATTENDED: Final = 100


def show_custody(unit: Unit) -> Custody:
    """Return under which keys the practice sits, who has to be unseated, and who is left alone.

    Raises NotPermitted for all but custodians.
    """
    practices.demand_custodian(unit)
    practice_id = unit.caller.practice_id
    unit.audit("custody.read", subject=practice_id)
    return Custody(
        practice_seats=[SeatCount(*each) for each in spaces.practice_seats(unit, practice_id)],
        leavers=[SeatCount(*each) for each in spaces.leavers_seated(unit, practice_id)],
        unattended=spaces.unattended(unit, practice_id, UNATTENDED),
    )
