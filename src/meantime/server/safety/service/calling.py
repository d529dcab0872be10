"""Waking people: each by every way that they have, and none twice within a minute."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from meantime.server.kit.outbox.posting import hold_message
from meantime.server.notices import service as notices
from meantime.server.safety.queries import messages as message_queries
from meantime.server.safety.queries import steps as queries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.server.notices.service.ways import Ways
    from meantime.server.safety.rules.ladder import Rung

ONE_WAKING: Final = timedelta(minutes=1)


class Next(NamedTuple):
    """A step to take, the `number`th of its alert, counted from 0."""

    number: int
    rung: Rung
    whom: Sequence[str]


class Waking(NamedTuple):
    """A message that wakes somebody; `left_at` is None as long as it waits."""

    message_id: str
    sent_at: datetime
    left_at: datetime | None


class Taken(NamedTuple):
    """A step as it was taken."""

    rung: str
    at: datetime
    state: str
    account_ids: Sequence[str]


def call(unit: Unit, ways: Ways, alert: Row[Any], next_: Next) -> Taken:
    """Take an alert's step, and keep by which messages it tells. Return what came of it.

    It waits until one of its messages has left; without any way it has failed as it is taken. Who
    was woken for the same thread within a minute is not woken once more: they look at it, and see
    all of its alerts.
    """
    number, rung, whom = next_
    found = {each: wake(unit, ways, alert, each) for each in whom}
    left = [each.left_at for wakings in found.values() for each in wakings]
    state = state_of(ways, whom, left)
    step = {"practice_id": alert.practice_id, "alert_id": alert.id, "number": number}
    told_at = min((at for at in left if at), default=unit.now) if state == queries.TOLD else None
    taken = {"rung": rung, "at": unit.now, "account_ids": list(whom), "state": state}
    queries.put_step(unit, {**step, **taken, "told_at": told_at})
    message_queries.put_messages(
        unit,
        [
            {
                **step,
                "space_id": alert.space_id,
                "seat_id": account_id,
                "message_id": each.message_id,
                "sent_at": each.sent_at,
                "state": message_queries.SENT if each.left_at else message_queries.WAITING,
            }
            for account_id, wakings in found.items()
            for each in wakings
        ],
    )
    unit.audit(
        "alert.stepped", subject=alert.id, outcome=f"{rung} {state}", practice_id=alert.practice_id
    )
    return Taken(rung, unit.now, state, whom)


def state_of(ways: Ways, whom: Sequence[str], left: Collection[datetime | None]) -> str:
    """Return the state of a step that wakes these people by messages that left then."""
    if not whom:
        return "nobody"
    if ways.has_desk or any(left):
        return queries.TOLD
    return "waiting" if left else queries.FAILED


def wake(unit: Unit, ways: Ways, alert: Row[Any], account_id: str) -> list[Waking]:
    """Return the messages that wake somebody now, or have within the last minute."""
    if recent := list(wakings_of(unit, alert, account_id)):
        return recent
    place = alert.practice_id, alert.space_id
    new = notices.tell_urgently(unit, ways, place, account_id, alert.entry_id)
    return [Waking(message_id, unit.now, None) for message_id in new]


def wakings_of(unit: Unit, alert: Row[Any], account_id: str) -> Iterator[Waking]:
    """Yield what has woken somebody within the last minute, or is about to.

    Each is held: whoever takes another alert meanwhile would withdraw it, as nobody sees yet that
    this one needs it too.
    """
    practice_id, since = alert.practice_id, unit.now - ONE_WAKING
    recent = message_queries.sent_since(unit, practice_id, alert.space_id, account_id, since)
    for message_id, sent_at in recent:
        held = hold_message(unit, practice_id, message_id)
        if held and held.state != queries.FAILED and not held.last_error:
            yield Waking(message_id, sent_at, held.settled_at)
