"""Taking back what would still wake somebody for an alert that a colleague looks after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.server.kit.outbox.posting import hold_idle, is_any_waiting, withdraw_message
from meantime.server.notices import service as notices
from meantime.server.practices.service.telling import tell_change
from meantime.server.safety.queries import alerts, messages, steps
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def recall(unit: Unit, alert: Row[Any]) -> None:
    """Take back whatever waits to wake somebody, once the caller has taken or closed an alert.

    What another alert needs stays, and so does what is being sent just now.
    """
    practice_id = alert.practice_id
    # Held first: a step that begins to need it holds it until that can be seen.
    unneeded = [
        message_id
        for message_id in messages.unsent_of(unit, practice_id, alert.id)
        if hold_idle(unit, practice_id, message_id)
        and not messages.is_needed(unit, practice_id, message_id)
    ]
    take_back(unit, practice_id, unneeded)


def take_back(unit: Unit, practice_id: str, message_ids: Sequence[str]) -> None:
    """Withdraw messages that nobody needs any more.

    A clinician of the thread whom nothing has told hears of the alert as of any other message,
    unless it is they who have taken it. That they were woken is forgotten, for each alert that
    such a message told of: it would keep from them whatever else they are to be told.
    """
    for message_id in message_ids:
        withdraw_message(unit, practice_id, message_id)
        note_recalled(unit, practice_id, message_id)
    found = messages.missed_by(unit, practice_id, message_ids)
    for missed in found:
        if missed.seat_id == (missed.closed_by or missed.acknowledged_by):
            continue
        if messages.is_told(unit, practice_id, missed.alert_id, missed.seat_id):
            continue
        place = practice_id, missed.space_id
        notices.forget_waking(unit, place, missed.seat_id, missed.sent_at)
        if missed.seat_id in spaces.clinicians_of(unit, *place):
            notices.tell_of(unit, place, missed.seat_id, missed.entry_id, unit.now)
    for alert_id in sorted({missed.alert_id for missed in found}):
        forget_ended(unit, practice_id, alert_id)


def note_recalled(unit: Unit, practice_id: str, message_id: str) -> None:
    """Note of each step for which nothing else is left that it was recalled.

    One that had failed before has failed: that is why somebody else was woken.
    """
    for alert_id, number, space_id in messages.mark_recalled(unit, practice_id, message_id):
        steps.lock_step(unit, practice_id, alert_id, number)
        if not messages.has_message_left(unit, practice_id, alert_id, number):
            steps.mark_recalled(unit, practice_id, alert_id, number)
            tell_change(unit, practice_id, space_id)


def forget_ended(unit: Unit, practice_id: str, alert_id: str) -> None:
    """Forget by which messages an alert told, once it is closed and none of them waits.

    Before that the others say whom it has told, should the last not arrive.
    """
    if not alerts.lock_closed(unit, practice_id, alert_id):
        return
    if not is_any_waiting(unit, practice_id, messages.all_of(unit, practice_id, alert_id)):
        messages.forget_messages(unit, practice_id, alert_id)
