"""The steps of an alert: each is carried out whole, with what it tells, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from meantime.server.kit.clock import MICROSECOND
from meantime.server.practices.service.telling import tell_change
from meantime.server.safety.queries import alerts as queries
from meantime.server.safety.service.climbing import climb_of

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.timers.queries import Timer
    from meantime.server.kit.unit import Unit
    from meantime.server.notices.service.ways import Ways
    from meantime.server.safety.rules.course import Planned


def take_step(unit: Unit, timer: Timer, ways: Ways) -> datetime | None:
    """Carry out a timer: wake who is next on the ladder; return when it goes on.

    Nobody is woken for what has been closed. Whom to wake is looked up now; when was decided as the
    message came, so that hours that change later delay nothing.
    """
    alert = queries.lock_alert(unit, timer.practice_id, timer.subject)
    if alert is None or alert.closed_at is not None:
        return None
    climb = climb_of(unit, ways, alert)
    next_at = max(climb.go_on(), timer.due_at + MICROSECOND)
    keep(unit, alert, climb.planned, next_at)
    tell_change(unit, alert.practice_id, alert.space_id)
    return next_at


def keep(unit: Unit, alert: Row[Any], planned: list[Planned], next_at: datetime) -> None:
    """Write down what is still to come of an alert."""
    left = msgspec.json.encode(planned).decode()
    queries.change_alert(unit, alert.practice_id, alert.id, course=left, next_step_at=next_at)
