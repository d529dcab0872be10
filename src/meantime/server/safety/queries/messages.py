"""Every statement about the messages by which the steps of alerts tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, delete, insert, or_, select, update

from meantime.server.safety.queries.steps import RECALLED
from meantime.server.safety.tables import IS_CLOSED, IS_OPEN, alert_messages, alerts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

SENT = "sent"
WAITING = "waiting"
COUNTS: Final = (WAITING, SENT)  # whatever has arrived, or is on its way for the first time
ALERT: Final = and_(
    alerts.c.practice_id == alert_messages.c.practice_id,
    alerts.c.id == alert_messages.c.alert_id,
)


def put_messages(unit: Unit, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        unit.db.execute(insert(alert_messages), list(rows))


def sent_since(
    unit: Unit, practice_id: str, space_id: str, seat_id: str, since: datetime
) -> list[tuple[str, datetime]]:
    """Return the messages that wake somebody for a thread since an instant, none that failed.

    Each with when it was sent. None of an alert that was acknowledged since, or closed: who is
    woken for it may leave it to whoever said so, and look at nothing.
    """
    here = (
        alert_messages.c.practice_id == practice_id,
        alert_messages.c.space_id == space_id,
        alert_messages.c.seat_id == seat_id,
        alert_messages.c.sent_at > since,
    )
    is_settled = or_(alerts.c.acknowledged_at >= alert_messages.c.sent_at, IS_CLOSED)
    settled = select(alert_messages.c.message_id).join(alerts, ALERT).where(*here, is_settled)
    found = select(alert_messages.c.message_id, alert_messages.c.sent_at).where(
        *here, alert_messages.c.state.in_(COUNTS), alert_messages.c.message_id.not_in(settled)
    )
    return sorted({(id_, sent_at) for id_, sent_at in unit.db.execute(found)})


def hold_told(unit: Unit, practice_id: str, message_id: str) -> list[str]:
    """Return of which alerts a message tells. None of them is taken or closed until the commit."""
    found = select(alert_messages.c.alert_id).filter_by(
        practice_id=practice_id, message_id=message_id
    )
    return sorted(set(unit.db.scalars(found.with_for_update())))


def note_message(
    unit: Unit, practice_id: str, message_id: str, state: str
) -> Sequence[tuple[str, int, str]]:
    """Note what became of a message; return (alert, number, space) of the steps it tells for."""
    noted = update(alert_messages).filter_by(practice_id=practice_id, message_id=message_id)
    these = (alert_messages.c.alert_id, alert_messages.c.number, alert_messages.c.space_id)
    found = unit.db.execute(noted.values(state=state).returning(*these))
    return sorted({(alert_id, number, space_id) for alert_id, number, space_id in found})


def mark_recalled(unit: Unit, practice_id: str, message_id: str) -> Sequence[tuple[str, int, str]]:
    """Note that a message that waits was taken back; return (alert, number, space) of its steps."""
    noted = update(alert_messages).filter_by(
        practice_id=practice_id, message_id=message_id, state=WAITING
    )
    these = (alert_messages.c.alert_id, alert_messages.c.number, alert_messages.c.space_id)
    found = unit.db.execute(noted.values(state=RECALLED).returning(*these))
    return sorted({(alert_id, number, space_id) for alert_id, number, space_id in found})


def missed_by(unit: Unit, practice_id: str, message_ids: Sequence[str]) -> Sequence[Row[Any]]:
    """Return of which alerts some messages would have told whom, and who has taken those."""
    ours, theirs = alert_messages.c, alerts.c
    found = select(ours.space_id, ours.seat_id, ours.sent_at, ours.alert_id).add_columns(
        theirs.entry_id, theirs.acknowledged_by, theirs.closed_by
    )
    here = found.join(alerts, ALERT).where(
        ours.practice_id == practice_id, ours.message_id.in_(message_ids)
    )
    return unit.db.execute(here.distinct().order_by(ours.alert_id, ours.seat_id)).all()


def has_message_left(unit: Unit, practice_id: str, alert_id: str, number: int) -> bool:
    """Tell whether any message of a step has arrived, or is on its way for the first time."""
    here = select(alert_messages.c.message_id).filter_by(
        practice_id=practice_id, alert_id=alert_id, number=number
    )
    return (
        unit.db.execute(here.where(alert_messages.c.state.in_(COUNTS)).limit(1)).first() is not None
    )


def unsent_of(unit: Unit, practice_id: str, alert_id: str) -> list[str]:
    """Return the messages that have not left for an alert.

    They are kept from whoever notes what became of them, until the commit.
    """
    found = select(alert_messages.c.message_id).where(
        alert_messages.c.practice_id == practice_id,
        alert_messages.c.alert_id == alert_id,
        alert_messages.c.state != SENT,
    )
    return sorted(set(unit.db.scalars(found.with_for_update())))


def all_of(unit: Unit, practice_id: str, alert_id: str) -> Sequence[str]:
    """Return the messages by which an alert has told, or is about to."""
    found = select(alert_messages.c.message_id).filter_by(
        practice_id=practice_id, alert_id=alert_id
    )
    return unit.db.scalars(found.distinct()).all()


def is_needed(unit: Unit, practice_id: str, message_id: str) -> bool:
    """Tell whether a message wakes for an alert after which nobody looks, or has since it came."""
    is_later = alert_messages.c.sent_at > alerts.c.acknowledged_at
    needed = select(alerts.c.id).join(alert_messages, ALERT)
    here = needed.where(
        alert_messages.c.practice_id == practice_id, alert_messages.c.message_id == message_id
    )
    open_ones = here.where(IS_OPEN, or_(alerts.c.acknowledged_at.is_(None), is_later))
    return unit.db.execute(open_ones.limit(1)).first() is not None


def is_told(unit: Unit, practice_id: str, alert_id: str, seat_id: str) -> bool:
    """Tell whether any message about an alert has left for somebody."""
    theirs = select(alert_messages.c.message_id).filter_by(
        practice_id=practice_id, alert_id=alert_id, seat_id=seat_id, state=SENT
    )
    return unit.db.execute(theirs.limit(1)).first() is not None


def forget_messages(unit: Unit, practice_id: str, alert_id: str) -> None:
    gone = delete(alert_messages).filter_by(practice_id=practice_id, alert_id=alert_id)
    unit.db.execute(gone)
