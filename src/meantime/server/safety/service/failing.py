"""Messages that do not arrive: the step that they told by has failed, and the next is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from meantime.server.kit.outbox.posting import hold_idle
from meantime.server.practices.service.telling import tell_change
from meantime.server.safety.queries import alerts as queries
from meantime.server.safety.queries import messages, steps
from meantime.server.safety.service.climbing import climb_of
from meantime.server.safety.service.opening import wake_now
from meantime.server.safety.service.recalling import forget_ended, take_back
from meantime.server.safety.service.stepping import keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Row

    from meantime.server.kit.outbox.posting import MessageFailed, MessagePutOff, MessageSent
    from meantime.server.kit.unit import Unit
    from meantime.server.notices.service.ways import Ways

URGENT: Final = "urgent"
Step = tuple[str, int, str]  # of which alert, its number, and of which thread


def note_sent(unit: Unit, event: MessageSent) -> None:
    """Hear that a message has left: the steps that it tells for have told somebody."""
    if event.kind != URGENT:
        return
    practice_id = event.practice_id
    for alert_id, number, space_id in messages.note_message(
        unit, practice_id, event.id, messages.SENT
    ):
        if steps.mark_told(unit, practice_id, alert_id, number):
            unit.audit("alert.told", subject=alert_id, practice_id=practice_id)
            tell_change(unit, practice_id, space_id)
        forget_ended(unit, practice_id, alert_id)


def note_failed(ways: Ways) -> Callable[[Unit, MessageFailed | MessagePutOff], None]:
    """Return the hearer of messages that did not leave, for good or for now.

    Whoever is next is woken at once. What nobody needs any more is not sent again.
    """

    def hear(unit: Unit, event: MessageFailed | MessagePutOff) -> None:
        if event.kind != URGENT:
            return
        practice_id, id_ = event.practice_id, event.id
        told = messages.hold_told(unit, practice_id, id_)
        if hold_idle(unit, practice_id, id_) and not messages.is_needed(unit, practice_id, id_):
            take_back(unit, practice_id, [id_])
            return
        for alert_id, _, space_id in note_lost(unit, practice_id, id_):
            hurry(unit, ways, practice_id, alert_id)
            tell_change(unit, practice_id, space_id)
        for alert_id in told:
            forget_ended(unit, practice_id, alert_id)

    return hear


def note_lost(unit: Unit, practice_id: str, message_id: str) -> list[Step]:
    """Note that a message does not arrive; return the steps that have failed by that.

    A step has failed where all messages of it are such.
    """
    found: list[Step] = []
    for step in messages.note_message(unit, practice_id, message_id, steps.FAILED):
        steps.lock_step(unit, practice_id, *step[:2])
        if not messages.has_message_left(unit, practice_id, *step[:2]):
            steps.mark_failed(unit, practice_id, *step[:2])
            found.append(step)
    return found


def hurry(unit: Unit, ways: Ways, practice_id: str, alert_id: str) -> None:
    """Go on at once with an alert whose last step has failed, if there is anybody else to wake.

    Else its time stays: a mail server that takes nothing is no reason to wake anybody again.
    """
    alert = queries.alert_at(unit, practice_id, alert_id)
    if alert is None or not is_hurried(unit, ways, alert):
        return
    wake_now(unit, practice_id, alert_id)
    alert = queries.lock_alert(unit, practice_id, alert_id)
    if alert is not None and is_hurried(unit, ways, alert):
        planned = climb_of(unit, ways, alert).planned
        planned[0] = planned[0]._replace(at=min(planned[0].at, unit.now))
        keep(unit, alert, planned, planned[0].at)


def is_hurried(unit: Unit, ways: Ways, alert: Row[Any]) -> bool:
    is_open = alert.closed_at is None and bool(alert.course)
    return is_open and climb_of(unit, ways, alert).may_hurry
