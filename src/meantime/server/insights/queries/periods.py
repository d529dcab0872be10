"""Statements about counted periods, and how far they go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.insights.spread import Seen, Spread
from meantime.server.insights.rules.counts import Count
from meantime.server.insights.tables import insight_counts, insight_periods

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

SEEN = msgspec.json.Decoder(list[tuple[int, int, int]])


class Period(NamedTuple):
    """A metric's whole weeks from a Monday until before another, and what they came to.

    `counted` is None where too few people stand behind it: it is never shown.
    """

    metric: str
    since: date
    until: date
    counted: Count | None


def counted_until(unit: Unit, practice_id: str) -> Row[Any] | None:
    """Return `since`, `until` and `made_at` of what is counted; None before anything is."""
    found = select(insight_counts).filter_by(practice_id=practice_id)
    return unit.db.execute(found).one_or_none()


def begin(unit: Unit, practice_id: str, since: date) -> None:
    """Note from which Monday on is counted; does nothing where that is known."""
    row = upsert(insight_counts).values(
        practice_id=practice_id, since=since, until=since, made_at=unit.now
    )
    unit.db.execute(row.on_conflict_do_nothing())


def move_on(unit: Unit, practice_id: str, since: date, until: date) -> bool:
    """Note that all is counted until a Monday. Returns False where somebody else has moved it."""
    moved = update(insight_counts).filter_by(practice_id=practice_id, until=since)
    return unit.db.execute(moved.values(until=until, made_at=unit.now)).rowcount == 1


def ends_of(unit: Unit, practice_id: str) -> Mapping[str, date]:
    """Return by metric the Monday at which its last period ends."""
    found = select(insight_periods.c.metric, func.max(insight_periods.c.until)).filter_by(
        practice_id=practice_id
    )
    rows = unit.db.execute(found.group_by(insight_periods.c.metric))
    return {row[0]: row[1] for row in rows}


def put_periods(unit: Unit, practice_id: str, periods: Sequence[Period]) -> None:
    if periods:
        rows = [as_row(practice_id, period) for period in periods]
        unit.db.execute(insert(insight_periods), rows)


def periods_between(unit: Unit, practice_id: str, since: date, until: date) -> list[Period]:
    """Return the periods that lie wholly within two Mondays, in order of time."""
    found = select(insight_periods).where(
        insight_periods.c.practice_id == practice_id,
        insight_periods.c.since >= since,
        insight_periods.c.until <= until,
    )
    order = (insight_periods.c.since, insight_periods.c.metric)
    return [as_period(row) for row in unit.db.execute(found.order_by(*order))]


def as_row(practice_id: str, period: Period) -> dict[str, Any]:
    count = period.counted or Count(0)
    spread = [(minutes, *each) for minutes, each in count.spread.seen]
    return {
        "practice_id": practice_id,
        "metric": period.metric,
        "since": period.since,
        "until": period.until,
        "is_shown": period.counted is not None,
        "people": count.people,
        "n": count.n,
        "part": count.part,
        "spread": msgspec.json.encode(spread).decode(),
    }


def as_period(row: Row[Any]) -> Period:
    seen = tuple((minutes, Seen(*each)) for minutes, *each in SEEN.decode(row.spread))
    count = Count(row.n, row.part, row.people, Spread(seen))
    return Period(row.metric, row.since, row.until, count if row.is_shown else None)
