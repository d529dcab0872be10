"""What is told to webhooks: put into the outbox with its cause, and noted as it goes."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.protocol.encoding import b64
from meantime.server.kit.clock import to_ms
from meantime.server.kit.database import from_column, to_column
from meantime.server.kit.outbox.posting import NewMessage, post_message
from meantime.server.kit.outbox.sender import GAVE_UP
from meantime.server.kit.pages import read_cursor, write_cursor
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.notices.queries import webhooks as queries
from meantime.server.notices.rules import webhooks as rules
from meantime.server.notices.service.telling import tell_of
from meantime.server.notices.service.webhooks import find, opened
from meantime.server.practices import service as practices
from meantime.wire import webhooks as wire

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Row

    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.kit.audit import AuditRow
    from meantime.server.kit.outbox.posting import MessageFailed
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import EntryAppended

WEBHOOK: Final = "webhook"  # the outbox's channel
GONE: Final = "gone"
ID_BYTES: Final = 16
BETWEEN_TESTS: Final = timedelta(seconds=10)
LATER: Final = timedelta(minutes=5)  # whoever fails just now is told what is new after a while
PAGE: Final = 50
ENDS: Final = {GAVE_UP: "failing", GONE: "gone"}  # with these a webhook is turned off


class Event(NamedTuple):
    """Something that has happened: of which kind, to what, when."""

    id: str
    kind: str
    subject: str
    at: datetime


class Parcel(NamedTuple):
    """What to send: where to, signed by which secrets."""

    event: Event
    practice_id: str
    webhook_id: str
    url: str
    secrets: tuple[str, ...]


def hear_entry(unit: Unit, event: EntryAppended) -> None:
    """Hear that an entry was stored: a client's message waits for somebody."""
    if event.type == "care" and rules.is_waiting(event.role, event.kind, event.attention):
        queue(unit, event.practice_id, rules.WAITING, event.space_id)


def hear_done(unit: Unit, row: AuditRow) -> None:
    """Hear that something was done, as the audit notes it."""
    if row.action in rules.DONE:
        queue(unit, row.practice_id, row.action, row.subject)


def queue(unit: Unit, practice_id: str, kind: str, subject: str) -> None:
    """Have each webhook told that wants to hear of this kind, after the commit."""
    event = Event(b64(secrets.token_bytes(ID_BYTES)), kind, subject, unit.now)
    for each in queries.listening(unit, practice_id):
        if kind in each.kinds:
            put(unit, practice_id, each.id, event, LATER if each.is_failing else timedelta())


def put(
    unit: Unit, practice_id: str, webhook_id: str, event: Event, after: timedelta = timedelta()
) -> None:
    """Put an event for one webhook into the outbox."""
    id_ = b64(secrets.token_bytes(ID_BYTES))
    values = {"practice_id": practice_id, "id": id_, "webhook_id": webhook_id}
    said = {"event_id": event.id, "kind": event.kind, "subject": event.subject, "at": event.at}
    queries.insert_delivery(unit, {**values, **said})
    post_message(unit, NewMessage(practice_id, WEBHOOK, id_, event.kind, unit.now + after))


def send_test(unit: Unit, webhook_id: str) -> None:
    """Tell a webhook of nothing, to try it. Raises NotPermitted, NotFound, Malformed."""
    row = find(unit, webhook_id)
    last = queries.last_of_kind(unit, row.practice_id, webhook_id, rules.TEST)
    if last is not None and unit.now - last < BETWEEN_TESTS:
        raise Malformed(fields={"test": "was sent less than ten seconds ago"})
    event = Event(b64(secrets.token_bytes(ID_BYTES)), rules.TEST, webhook_id, unit.now)
    demand_on(row)
    put(unit, row.practice_id, webhook_id, event)
    unit.audit("webhook.tested", subject=webhook_id)


def resend(unit: Unit, webhook_id: str, delivery_id: str) -> None:
    """Tell an event again, under the same id. Raises NotPermitted, NotFound, Malformed."""
    row = find(unit, webhook_id)
    known = queries.delivery_at(unit, row.practice_id, delivery_id)
    if known is None or known.webhook_id != webhook_id:
        raise NotFound
    demand_on(row)
    put(unit, row.practice_id, webhook_id, event_in(known))
    unit.audit("webhook.resent", subject=webhook_id)


def demand_on(row: Row[Any]) -> None:
    """Raise Malformed for a webhook that is off."""
    if row.off:
        raise Malformed(fields={"is_on": "must be on"})


def list_deliveries(unit: Unit, webhook_id: str, cursor: str) -> wire.Deliveries:
    """Return a page of what was to be told to a webhook.

    Raises NotPermitted, NotFound, Malformed.
    """
    row = find(unit, webhook_id)
    keys = read_cursor(cursor, tuple[int, str])
    before = (from_column(keys[0]), keys[1]) if keys else None
    found = queries.deliveries_of(unit, row.practice_id, webhook_id, before, PAGE + 1)
    page, rest = found[:PAGE], found[PAGE:]
    following = write_cursor(to_column(page[-1].at), page[-1].id) if rest else ""
    return wire.Deliveries(deliveries=[as_wire(each) for each in page], next=following)


def as_wire(row: Row[Any]) -> wire.Delivery:
    return wire.Delivery(
        id=row.id,
        event_id=row.event_id,
        kind=row.kind,
        subject=row.subject,
        at=row.at,
        state=row.state,
        attempts=row.attempts,
        tried_at=row.tried_at,
        status=row.status,
        fault=row.fault,
    )


def event_in(row: Row[Any]) -> Event:
    return Event(row.event_id, row.kind, row.subject, row.at)


def parcel_of(unit: Unit, key: ServerKey, practice_id: str, delivery_id: str) -> Parcel | None:
    """Return what to send, None if its webhook is off or not there any more."""
    row = queries.delivery_at(unit, practice_id, delivery_id)
    hook = row and queries.webhook_at(unit, practice_id, row.webhook_id)
    if row is None or hook is None or hook.off:
        return None
    kept = opened(key, hook)
    old = (kept.old_secret,) if kept.old_until > to_ms(unit.now) else ()
    return Parcel(event_in(row), practice_id, hook.id, kept.url, (kept.secret, *old))


def note_attempt(
    unit: Unit, parcel: Parcel, delivery_id: str, status: int, fault: wire.Fault
) -> None:
    """Note how an attempt went: with it a webhook begins to fail, or is well again."""
    row = queries.delivery_at(unit, parcel.practice_id, delivery_id)
    if row is None:
        return
    tried = {"attempts": row.attempts + 1, "tried_at": unit.now, "status": status, "fault": fault}
    state = {} if fault else {"state": "sent"}
    queries.update_delivery(unit, parcel.practice_id, delivery_id, {**tried, **state})
    if fault:
        queries.note_failing(unit, parcel.practice_id, parcel.webhook_id, unit.now)
    else:
        queries.note_well(unit, parcel.practice_id, parcel.webhook_id)


def note_given_up(unit: Unit, event: MessageFailed) -> None:
    """Hear that something will never arrive: after days of it the webhook is turned off.

    Custodians are told that something is to be seen to; the page of webhooks says what.
    """
    if event.channel != WEBHOOK:
        return
    row = queries.delivery_at(unit, event.practice_id, event.recipient)
    if row is None:
        return
    queries.update_delivery(unit, event.practice_id, row.id, {"state": "failed"})
    why = ENDS.get(event.error)
    if why and queries.turn_off(unit, event.practice_id, row.webhook_id, why):
        unit.audit("webhook.off", subject=row.webhook_id, practice_id=event.practice_id)
        place = (event.practice_id, event.practice_id)
        for seat_id in practices.custodians_of(unit, event.practice_id):
            tell_of(unit, place, seat_id, row.webhook_id, unit.now)
