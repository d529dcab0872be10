"""What a client is told of an urgent message: by the ladder's own rules, before and after."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from meantime.server.kit.problems import NotFound
from meantime.server.notices import service as notices
from meantime.server.practices import service as practices
from meantime.server.safety.queries.alerts import own_since
from meantime.server.safety.queries.steps import steps_of
from meantime.server.safety.rules.course import course
from meantime.server.safety.rules.course import woken as woken_by
from meantime.server.safety.service.ladder import ladder_for
from meantime.server.safety.service.people import standing_in
from meantime.server.spaces import service as spaces
from meantime.wire import safety as wire

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.server.notices.service.ways import Ways
    from meantime.server.safety.rules.ladder import Rung

SHOWN_FOR: Final = timedelta(days=7)


def show_promise(unit: Unit, ways: Ways, space_id: str) -> wire.UrgentPromise:
    """Return what holds for an urgent message sent now, to whoever sits there. Raises NotFound."""
    space = spaces.read_space(unit, space_id)
    if space.type != "care" or space.until_seq >= 0:
        raise NotFound
    practice_id = unit.caller.practice_id
    ladder = ladder_for(unit, practice_id)
    people, hours, zone = standing_in(unit, (practice_id, space_id), ladder, unit.now)

    def is_reached(account_id: str) -> bool:
        return notices.has_way(unit, ways, practice_id, account_id)

    return wire.UrgentPromise(
        wakes=woken_by(course(ladder, hours, unit.now), people, is_reached, unit.now),
        looks_at=hours.reads_at,
        zone=zone or practices.show_practice(unit).details.zone,
        alerts=own_alerts(unit, space_id),
    )


def own_alerts(unit: Unit, space_id: str) -> list[wire.OwnAlert]:
    """Return the caller's own alerts of late, the newest first."""
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    rows = own_since(unit, (practice_id, space_id, me), unit.now - SHOWN_FOR)
    steps = steps_of(unit, practice_id, [row.id for row in rows])
    return [as_own(row, steps.get(row.id, ())) for row in rows]


def as_own(row: Row[Any], steps: Sequence[Row[Any]]) -> wire.OwnAlert:
    """Return an alert as its client sees it."""
    told = min(who_was_told(row, steps), default=None)
    return wire.OwnAlert(
        entry_id=row.entry_id,
        opened_at=row.opened_at,
        told_at=told[0] if told else None,
        told=told[1] if told else None,
        taken_at=row.acknowledged_at,
        is_closed=row.closed_at is not None,
    )


def who_was_told(row: Row[Any], steps: Sequence[Row[Any]]) -> Iterator[tuple[datetime, Rung]]:
    """Yield since when which rung was told of an alert, as its client wrote it last.

    Who was told before an urgent correction has read another text; who is reminded of what
    somebody looks after was not told of it.
    """
    for step in steps:
        is_reminder = row.acknowledged_at is not None and step.at > row.acknowledged_at
        if step.told_at and step.at >= row.begun_at and not is_reminder:
            yield step.told_at, step.rung
