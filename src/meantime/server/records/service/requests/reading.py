"""What the other use cases of requests share: whose thread it is, and a request as rules see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from meantime.server.kit.problems import NotFound, NotPermitted
from meantime.server.practices import service as practices
from meantime.server.records.rules import requests as rules
from meantime.server.records.rules.showing import day_of
from meantime.server.spaces import service as spaces
from meantime.wire import requests as wire

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.wire.spaces import SpaceSummary

TEAM: Final = frozenset({"clinician", "practice"})
ASKING: Final = TEAM | {"client"}


def thread_at(unit: Unit, space_id: str) -> SpaceSummary:
    """Return the thread of a request, to its client and care team.

    Raises NotFound; NotPermitted for who reads along.
    """
    space = spaces.read_space(unit, space_id)
    if space.type != "care" or space.until_seq >= 0:
        raise NotFound
    if space.role not in ASKING:
        raise NotPermitted
    return space


def zone_in(unit: Unit, practice_id: str) -> ZoneInfo:
    return ZoneInfo(practices.zone_of(unit, practice_id))


def today_in(unit: Unit, practice_id: str) -> date:
    """Return the local day of a practice."""
    return day_of(unit.now, zone_in(unit, practice_id))


def as_rule(row: Row[Any]) -> rules.Request:
    return rules.Request(row.kind, row.asked_on, row.due_on, row.is_extended, row.state)


def as_wire(row: Row[Any], today: date) -> wire.RecordRequest:
    return wire.RecordRequest(
        id=row.id,
        space_id=row.space_id,
        kind=row.kind,
        asked_by=row.asked_by,
        asked_on=row.asked_on,
        due_on=row.due_on,
        is_extended=row.is_extended,
        state=row.state,
        settled_at=row.settled_at,
        is_overdue=rules.is_overdue(as_rule(row), today),
    )
