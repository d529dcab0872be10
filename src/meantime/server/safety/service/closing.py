"""How an alert is looked after: acknowledged, and closed with what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.server.kit.problems import NotFound
from meantime.server.kit.timers.setting import NewTimer, cancel_timer, set_timer
from meantime.server.practices import service as practices
from meantime.server.practices.service.telling import tell_change
from meantime.server.safety.problems import AlertClosed, NoteMissing
from meantime.server.safety.queries import alerts as queries
from meantime.server.safety.rules.again import again_at
from meantime.server.safety.service.listing import find, show_one
from meantime.server.safety.service.opening import ALERT, NO_STEP, timer_key
from meantime.server.safety.service.recalling import forget_ended, recall
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.wire import safety as wire


def acknowledge(unit: Unit, alert_id: str) -> wire.Alert:
    """Note that the caller looks after an alert: nobody else is woken. The first word stands.

    What would still wake somebody is taken back.

    Raises NotFound.
    """
    if find(unit, alert_id).acknowledged_at is None:
        practice_id, me = unit.caller.practice_id, unit.caller.seat_id
        at = again_at(unit.now, unit.now, unit.now)
        timer = NewTimer(
            practice_id=practice_id,
            kind=ALERT,
            subject=alert_id,
            due_at=at,
            dedupe=timer_key(alert_id),
        )
        set_timer(unit, timer, or_earlier=True)  # before the alert, as who takes a step holds them
        alert = lock(unit, alert_id)
        if alert.acknowledged_at is None and alert.closed_at is None:
            noted = {"acknowledged_by": me, "acknowledged_at": unit.now, "next_step_at": at}
            queries.change_alert(unit, practice_id, alert_id, **noted)
            recall(unit, alert)
            unit.audit("alert.acknowledged", subject=alert_id)
            tell_change(unit, practice_id, alert.space_id)
    return show_one(unit, alert_id)


def close(unit: Unit, alert_id: str, closing: wire.Closing) -> wire.Alert:
    """Close an alert whose end is written down in a chart. The same closing again changes nothing.

    Raises NotFound; NoteMissing unless the note was written there since, by the practice;
    AlertClosed if it was closed otherwise.
    """
    practice_id = unit.caller.practice_id
    if is_closed_by(find(unit, alert_id), closing):
        return show_one(unit, alert_id)
    cancel_timer(unit, practice_id, timer_key(alert_id))
    alert = lock(unit, alert_id)
    if is_closed_by(alert, closing):
        return show_one(unit, alert_id)
    demand_note(unit, alert, closing)
    queries.change_alert(
        unit,
        practice_id,
        alert_id,
        course=NO_STEP,
        next_step_at=None,
        closed_by=unit.caller.seat_id,
        closed_at=unit.now,
        outcome=closing.outcome,
        chart_id=closing.chart_id,
        note_id=closing.note_id,
    )
    recall(unit, alert)
    forget_ended(unit, practice_id, alert_id)
    unit.audit("alert.closed", subject=alert_id)
    tell_change(unit, practice_id, alert.space_id)
    return show_one(unit, alert_id)


def is_closed_by(alert: Row[Any], closing: wire.Closing) -> bool:
    """Tell whether an alert was closed so. Raises AlertClosed if otherwise."""
    if alert.closed_at is None:
        return False
    how = alert.outcome, alert.chart_id, alert.note_id
    if how != (closing.outcome, closing.chart_id, closing.note_id):
        raise AlertClosed
    return True


def demand_note(unit: Unit, alert: Row[Any], closing: wire.Closing) -> None:
    """Raise NoteMissing unless somebody of the practice has written in a chart since it opened."""
    practice_id, chart_id = alert.practice_id, closing.chart_id
    if spaces.purpose_of(unit, practice_id, chart_id) != "chart":
        raise NoteMissing
    note = spaces.written(unit, practice_id, chart_id, closing.note_id)
    if note is None or note.kind != "post" or note.received_at < alert.opened_at:
        raise NoteMissing
    if note.role != "practice" and not practices.is_staff(unit, practice_id, note.author):
        raise NoteMissing


def lock(unit: Unit, alert_id: str) -> Row[Any]:
    """Return an alert, kept from other writers. Raises NotFound."""
    alert = queries.lock_alert(unit, unit.caller.practice_id, alert_id)
    if alert is None:
        raise NotFound
    return alert
