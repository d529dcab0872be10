"""Telling clients of statements: that something waits, by day, and never in the middle of a crisis.

What leaves is the notice that any message has. A reminder comes once; whoever has an urgent message
open, or whose messaging pauses or has ended, has none: a person of the practice talks with them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.server.billing.queries import due
from meantime.server.billing.rules.mornings import by_day
from meantime.server.billing.service.days import today_in, zone_in
from meantime.server.billing.service.settings import settings_of
from meantime.server.notices import service as notices
from meantime.server.policies import service as policies
from meantime.server.safety import service as safety
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.server.kit.unit import Unit

AT_ONCE: Final = 20  # reminders in a step of the timer
ENTRY_ID: Final = 22  # characters: what a notice names


def tell_waiting(unit: Unit, practice_id: str, space_ids: Sequence[str]) -> None:
    """Tell the clients of some threads that something waits, but for those with an urgent one."""
    urgent = safety.open_among(unit, practice_id, space_ids)
    at = by_day(unit.now, zone_in(unit, practice_id))
    for space_id, clients in spaces.clients_in(unit, practice_id, space_ids).items():
        if space_id not in urgent:
            for seat_id in clients:
                about = space_id[:ENTRY_ID]
                notices.tell_of(unit, (practice_id, space_id), seat_id, about, at)


def remind_some(unit: Unit, practice_id: str) -> bool:
    """Remind clients of what has been due for a while; returns whether there may be more of them.

    Each statement is looked at once, whether somebody is told of it or not.
    """
    days = settings_of(unit, practice_id).remind_after_days
    last = today_in(unit, practice_id) - timedelta(days=days)
    found = due.to_remind(unit, practice_id, last, AT_ONCE) if days else ()
    if not found:
        return False
    due.note_reminded(unit, practice_id, [row.number for row in found])
    threads = list(dict.fromkeys(row.space_id for row in found))
    tell_waiting(unit, practice_id, policies.going_on_among(unit, practice_id, threads))
    unit.audit("statements.reminded", subject=practice_id, practice_id=practice_id)
    return len(found) == AT_ONCE
