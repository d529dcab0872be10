"""Putting something into the outbox, within the transaction that has the reason to."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert

from meantime.protocol.encoding import b64
from meantime.server.kit.database import to_column
from meantime.server.kit.outbox.tables import WAITS, outbox
from meantime.server.kit.statement import Statement

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.kit.unit import Unit

ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class NewMessage:
    """Something to send. `recipient` is an id that the channel's sender can look up."""

    practice_id: str
    channel: str
    recipient: str
    kind: str
    not_before: datetime | None = None  # at once


@dataclass(frozen=True, slots=True)
class MessagePosted:
    """A message was put into the outbox; the sending loop hears of it."""

    channel: str
    not_before: datetime


@dataclass(frozen=True, slots=True)
class MessageFailed:
    """A message will never arrive; told in the transaction that gives it up."""

    practice_id: str
    id: str
    channel: str
    recipient: str
    kind: str
    error: str


@dataclass(frozen=True, slots=True)
class MessageSent:
    """A message was taken by whoever carries it; told in the transaction that notes it."""

    practice_id: str
    channel: str
    recipient: str


INSERT = Statement(insert(outbox).values({c.name: bindparam(c.name) for c in outbox.columns}))


def post_message(unit: Unit, message: NewMessage) -> str:
    """Put a message into the outbox, in this transaction. Returns its id."""
    id_ = b64(secrets.token_bytes(ID_BYTES))
    at = message.not_before or unit.now
    fresh = {"attempts": 0, "state": "waiting", "settled_at": None, "last_error": None}
    times = {"created_at": to_column(unit.now), "not_before": to_column(at)}
    given = {name: getattr(message, name) for name in NewMessage.__slots__}
    INSERT.rows(unit, {**given, **fresh, **times, "id": id_})
    unit.tell(MessagePosted(message.channel, at))
    return id_


def withdraw_message(unit: Unit, practice_id: str, id_: str) -> bool:
    """Take a message back that nobody has begun to send. Returns whether that was so."""
    untouched = (
        delete(outbox)
        .where(outbox.c.practice_id == practice_id, outbox.c.id == id_)
        .where(WAITS, outbox.c.attempts == 0)
    )
    return bool(unit.db.execute(untouched).rowcount)
