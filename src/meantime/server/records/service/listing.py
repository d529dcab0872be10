"""Telling who opened a thread: its client by the rule of promise 7, the practice all of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from meantime.server.kit.pages import read_cursor, write_cursor
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.practices import service as practices
from meantime.server.records.queries import openings as queries
from meantime.server.records.queries.emergencies import spans_in
from meantime.server.records.rules import showing as rules
from meantime.server.records.rules.stretches import LOOKED_AT
from meantime.server.spaces import service as spaces
from meantime.wire import records as wire

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.server.kit.unit import Unit
    from meantime.server.records.queries.emergencies import Span

DAYS: Final = 31 * rules.ONE_DAY  # a page: an instant in a cursor would tell a client of a minute
FIRST, LAST = date(1970, 3, 1).toordinal(), date(9000, 1, 1).toordinal()


def list_openings(unit: Unit, space_id: str, cursor: str) -> wire.OpeningPage:
    """Return 31 days of who opened or copied a thread, newest first. Raises NotFound, Malformed.

    To its client as promise 7 has it, to the care team and the practice's seat all of it.
    """
    space = spaces.read_space(unit, space_id)
    if space.type != "care" or space.until_seq >= 0 or space.role not in {"client", *LOOKED_AT}:
        raise NotFound
    here = unit.caller.practice_id, space_id
    zone = ZoneInfo(practices.show_practice(unit).details.zone)
    until = read_day(cursor) or rules.day_of(unit.now, zone) + rules.ONE_DAY
    since = rules.start_of(until - DAYS, zone)
    found = queries.openings_between(unit, *here, (since, rules.start_of(until, zone)))
    is_client = space.role == "client"
    told = (
        rules.told_to_client(found, zone, unit.now)
        if is_client
        else rules.told_to_staff(found, zone)
    )
    spans = spans_in(unit, *here)
    older = queries.newest_before(unit, *here, since)
    unit.audit("openings.read", subject=space_id)
    return wire.OpeningPage(
        zone=zone.key,
        openings=[as_wire(each, spans, shows_seq=not is_client) for each in told],
        next=write_day(rules.day_of(older, zone) + rules.ONE_DAY) if older else "",
    )


def read_day(cursor: str) -> date | None:
    """Return the day before which a page ends, None for the first page. Raises Malformed."""
    read = read_cursor(cursor, tuple[int])
    if read is None:
        return None
    if not FIRST <= read[0] <= LAST:
        raise Malformed(fields={"cursor": "is not one that the server gave out"})
    return date.fromordinal(read[0])


def write_day(day: date) -> str:
    return write_cursor(day.toordinal())


def as_wire(told: rules.Told, spans: Sequence[Span], *, shows_seq: bool) -> wire.Opening:
    opening = told.opening
    return wire.Opening(
        seat_id=opening.seat_id,
        kind=opening.kind,
        role=opening.role,
        is_cover=opening.is_cover,
        is_emergency=opening.kind == "emergency"
        or any(
            span.account_id == opening.seat_id and span.starts_at <= opening.at < span.ends_at
            for span in spans
        ),
        on=told.on,
        at=opening.at if told.is_to_the_minute else None,
        last_at=opening.last_at if told.is_to_the_minute else None,
        until_seq=opening.until_seq if shows_seq else -1,
    )
