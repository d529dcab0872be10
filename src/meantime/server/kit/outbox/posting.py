"""Putting something into the outbox, within the transaction that has the reason to."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, or_, select

from meantime.protocol.encoding import b64
from meantime.server.kit.database import to_column
from meantime.server.kit.outbox.tables import WAITS, outbox
from meantime.server.kit.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import Row

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
    id: str
    channel: str
    recipient: str
    kind: str


@dataclass(frozen=True, slots=True)
class MessagePutOff:
    """A message could not leave now, and is tried again; told in the transaction that notes it."""

    practice_id: str
    id: str
    kind: str


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


def hold_message(unit: Unit, practice_id: str, id_: str) -> Row[Any, Any, Any] | None:
    """Keep a message from whoever would note what became of it, or withdraw it, until the commit.

    Returns its state, settled_at and last_error; None if it was withdrawn.
    """
    here = select(outbox.c.state, outbox.c.settled_at, outbox.c.last_error).where(
        outbox.c.practice_id == practice_id, outbox.c.id == id_
    )
    return unit.db.execute(here.with_for_update()).one_or_none()


def hold_idle(unit: Unit, practice_id: str, id_: str) -> bool:
    """Keep a message that could be withdrawn from everybody else; return whether that was so."""
    is_over = outbox.c.not_before <= unit.now
    is_idle = or_(outbox.c.attempts == 0, outbox.c.last_error.is_not(None), is_over)
    idle = select(outbox.c.id).where(
        outbox.c.practice_id == practice_id, outbox.c.id == id_, WAITS, is_idle
    )
    return unit.db.execute(idle.with_for_update(skip_locked=True)).first() is not None


def is_any_waiting(unit: Unit, practice_id: str, ids: Collection[str]) -> bool:
    """Tell whether it is still open what becomes of any of some messages."""
    waiting = select(outbox.c.id).where(
        outbox.c.practice_id == practice_id, outbox.c.id.in_(ids), WAITS
    )
    return unit.db.execute(waiting.limit(1)).first() is not None


def withdraw_message(unit: Unit, practice_id: str, id_: str) -> bool:
    """Take a message back that waits, for the first time or after it was put off.

    Returns whether that was so: what is being sent just now leaves. Whoever had it for longer than
    an attempt takes has ended before they noted what became of it.
    """
    if not hold_idle(unit, practice_id, id_):
        return False
    here = (outbox.c.practice_id == practice_id, outbox.c.id == id_)
    unit.db.execute(delete(outbox).where(*here))
    return True
