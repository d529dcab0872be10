"""Every statement of the sending loop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, select, update

from meantime.server.kit.outbox.tables import WAITS, outbox

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Update

    from meantime.server.kit.unit import Unit


@dataclass(frozen=True, slots=True)
class Message:
    """A message that a sender is to send; `attempts` counts this one.

    `id` is the same at every attempt. Where a message was sent and the process ended before it
    noted that, it is sent again: pass `id` on (Message-ID, Topic), so that it can be told.
    """

    practice_id: str
    id: str
    channel: str
    recipient: str
    kind: str
    created_at: datetime
    attempts: int


GIVEN = (
    outbox.c.practice_id,
    outbox.c.id,
    outbox.c.channel,
    outbox.c.recipient,
    outbox.c.kind,
    outbox.c.created_at,
    outbox.c.attempts,
)


def first_due_at(unit: Unit, channel: str) -> datetime | None:
    """Return when something on `channel` has to be sent next, or None: nothing waits."""
    waiting = select(outbox.c.not_before).where(WAITS, outbox.c.channel == channel)
    first: datetime | None = unit.db.scalar(waiting.order_by(outbox.c.not_before).limit(1))
    return first


def take(unit: Unit, channel: str, count: int, until: datetime) -> list[Message]:
    """Return up to `count` messages that are due on `channel`, longest waiting first.

    Nobody else takes them before `until`.
    """
    found = unit.db.execute(
        select(*GIVEN)
        .where(WAITS, outbox.c.channel == channel, outbox.c.not_before <= unit.now)
        .order_by(outbox.c.not_before)
        .limit(count)
        .with_for_update(skip_locked=True)
    ).all()
    messages = [Message(*row[:-1], row[-1] + 1) for row in found]
    for message in messages:
        place = is_message(message.practice_id, message.id)
        lease = {"attempts": message.attempts, "not_before": until, "last_error": None}
        unit.db.execute(update(outbox).where(place).values(**lease))
    return messages


def mark_sent(unit: Unit, message: Message) -> bool:
    """Note that a message was sent. Returns whether it was still this attempt's to send."""
    return bool(unit.db.execute(held(message).values(state="sent", settled_at=unit.now)).rowcount)


def mark_failed(unit: Unit, message: Message, error: str) -> bool:
    """Give a message up. Returns whether it was still this attempt's to give up."""
    given_up = held(message).values(state="failed", settled_at=unit.now, last_error=error)
    return bool(unit.db.execute(given_up).rowcount)


def put_off(unit: Unit, message: Message, again_at: datetime, error: str) -> bool:
    """Let a message wait until `again_at`. Returns whether it was still this attempt's to send."""
    later = held(message).values(not_before=again_at, last_error=error)
    return bool(unit.db.execute(later).rowcount)


def held(message: Message) -> Update:
    """Update the message, if nobody has taken it again since: whoever is late changes nothing."""
    return update(outbox).where(
        is_message(message.practice_id, message.id), WAITS, outbox.c.attempts == message.attempts
    )


def is_message(practice_id: str, id_: str) -> ColumnElement[bool]:
    return and_(outbox.c.practice_id == practice_id, outbox.c.id == id_)
