"""Opening an alert: as a client's urgent message is stored, or as a device finds one without."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, Final

from meantime.protocol.encoding import b64
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.kit.timers.setting import NewTimer, set_timer
from meantime.server.practices.service.care_team import demand_care_team
from meantime.server.practices.service.telling import tell_change
from meantime.server.safety.queries import alerts as queries
from meantime.server.safety.queries.alerts import About
from meantime.server.safety.rules.again import begins_again
from meantime.server.safety.service.listing import show_one
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import EntryAppended
    from meantime.wire import safety as wire

ALERT: Final = "alert"
URGENT: Final = 3
ID_BYTES: Final = 16
NO_STEP: Final = "[]"  # of a course that has ended


def hear_entry(unit: Unit, event: EntryAppended) -> None:
    """Hear that an entry was stored: a client's urgent one opens an alert, with it or not at all.

    Whom it wakes is decided by the alert's first step, a moment later: an append decides nothing.
    """
    if event.attention == URGENT and event.role == "client" and event.type == "care":
        written = About(event.practice_id, event.space_id, event.id, event.author)
        alert_id = open_for(unit, written, event.re, unit.now)
        if event.re:
            begin_again(unit, event.practice_id, alert_id)


def open_for(unit: Unit, written: About, re: str, received_at: datetime) -> str:
    """Open the alert of an urgent entry that names `re`; return the id of the one that it has.

    An entry that corrects a message of its own author shares the alert of the message, if nobody
    had looked after that yet: whoever has acknowledged or closed it has read another text.
    """
    named = spaces.named(unit, written.practice_id, written.space_id, re) if re else None
    if named is None or named.author != written.client_id:
        return open_alert(unit, written)
    message = written._replace(entry_id=re)
    before = queries.alert_of_entry(unit, *message[:3])
    if before is None:
        return open_alert(unit, message)
    read = [at for at in (before.acknowledged_at, before.closed_at) if at is not None]
    if not read or min(read) > received_at:
        return str(before.id)
    return open_alert(unit, written)


def open_alert(unit: Unit, about: About) -> str:
    """Open an alert, unless its message has one; return its id."""
    id_ = b64(secrets.token_bytes(ID_BYTES))
    if not queries.open_alert(unit, id_, about):
        known = queries.alert_of_entry(unit, *about[:3])
        if known is None:
            raise NotFound
        return str(known.id)
    wake_now(unit, about.practice_id, id_)
    unit.audit("alert.opened", subject=id_, practice_id=about.practice_id)
    tell_change(unit, about.practice_id, about.space_id)
    return id_


def begin_again(unit: Unit, practice_id: str, alert_id: str) -> None:
    """Let the ladder of an alert begin again for an urgent correction, if it has come to rest.

    The correction says something new, and nobody would be woken for it.
    """
    if not is_at_rest(queries.alert_at(unit, practice_id, alert_id), unit.now):
        return
    wake_now(unit, practice_id, alert_id)
    alert = queries.lock_alert(unit, practice_id, alert_id)
    if alert is not None and is_at_rest(alert, unit.now):
        begun = {"course": "", "begun_at": unit.now, "next_step_at": unit.now}
        queries.change_alert(unit, practice_id, alert_id, **begun)
        unit.audit("alert.begun_again", subject=alert_id, practice_id=practice_id)
        tell_change(unit, practice_id, alert.space_id)


def is_at_rest(alert: Row[Any] | None, now: datetime) -> bool:
    """Tell whether nobody looks after an alert, and nobody is woken soon. Not before it began."""
    if alert is None or not alert.course or alert.acknowledged_at or alert.closed_at:
        return False
    return begins_again(alert.next_step_at, now, is_climbing=alert.course != NO_STEP)


def wake_now(unit: Unit, practice_id: str, alert_id: str) -> None:
    """Have an alert's next step decided now. Before it is locked, as who takes a step does."""
    timer = NewTimer(
        practice_id=practice_id,
        kind=ALERT,
        subject=alert_id,
        due_at=unit.now,
        dedupe=timer_key(alert_id),
    )
    set_timer(unit, timer, or_earlier=True)


def timer_key(alert_id: str) -> str:
    return f"{ALERT}/{alert_id}"


def raise_alert(unit: Unit, space_id: str, found: wire.AlertFound) -> wire.Alert:
    """Open the alert of a client's urgent entry that has none, or return the one that it has.

    Raises NotFound, NotPermitted, Malformed for an entry that is no urgent one of a client.
    """
    demand_care_team(unit, space_id)
    practice_id = unit.caller.practice_id
    entry = spaces.written(unit, practice_id, space_id, found.entry_id)
    if entry is None or (entry.role, entry.kind, entry.attention) != ("client", "post", URGENT):
        raise Malformed(fields={"entry_id": "is no urgent message of a client"})
    written = About(practice_id, space_id, found.entry_id, entry.author)
    known = queries.alert_of_entry(unit, *written[:3])
    if known is not None:
        return show_one(unit, known.id)
    return show_one(unit, open_for(unit, written, entry.re, entry.received_at))
