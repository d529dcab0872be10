"""What was counted, for whoever may see it: of whole weeks, and of five people at least."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from meantime.server.insights.queries import periods as queries
from meantime.server.insights.rules.weeks import WEEK, monday_of, whole
from meantime.server.insights.service.look import made_up_in
from meantime.server.insights.service.metrics import metrics_of
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.policies.rules.days import is_possible
from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces
from meantime.wire import insights as wire

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit

QUARTER: Final = 13 * WEEK
LONGEST: Final = timedelta(days=5 * 366)


def show(unit: Unit, since: date | None, until: date | None) -> wire.Insights:
    """Return what was counted in the whole weeks of some local days; of a quarter if none are said.

    Raises NotFound to whoever is not of the practice; Malformed for days without a whole week.
    """
    practice_id = unit.caller.practice_id
    if not practices.is_staff(unit, practice_id, unit.caller.seat_id):
        raise NotFound
    zone = practices.zone_of(unit, practice_id)
    span = span_of(since, until, unit.now.astimezone(ZoneInfo(zone)).date())
    counted = queries.counted_until(unit, practice_id)
    unit.audit("insights.read", subject=practice_id)
    return wire.Insights(
        since=span[0],
        until=span[1],
        zone=zone,
        made_at=counted.made_at if counted and counted.until > counted.since else None,
        least=wire.LEAST,
        clinicians=clinicians_in(unit, practice_id),
        metrics=metrics_of(queries.periods_between(unit, practice_id, *span)),
    )


def span_of(since: date | None, until: date | None, today: date) -> tuple[date, date]:
    """Return the Mondays of the whole weeks in some days. Raises Malformed if there is none."""
    for name, day in (("since", since), ("until", until)):
        if not is_possible(day):
            raise Malformed(fields={name: "is no day that can be counted with"})
    until = until or monday_of(today)
    first, last = whole(since or until - QUARTER, until)
    if first == last:
        raise Malformed(fields={"until": "must be at least a whole week after since"})
    if last - first > LONGEST:
        raise Malformed(fields={"since": "must be within five years before until"})
    return first, last


def clinicians_in(unit: Unit, practice_id: str) -> int:
    """Return how many answer for a thread in which a client sits."""
    made_up = made_up_in(unit, practice_id)
    found = spaces.responsible_with_clients(unit, practice_id)
    return len({who for space_id, who in found if space_id not in made_up})
