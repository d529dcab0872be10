"""What was counted, as it travels: of whole weeks, and of five people at least."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple, cast
from zoneinfo import ZoneInfo

from meantime.content.metrics import metrics
from meantime.server.insights.queries import periods as queries
from meantime.server.insights.rules.values import (
    Value,
    difference,
    ended_of,
    longest_of,
    total,
    value_of,
)
from meantime.server.insights.rules.weeks import WEEK, monday_of, whole
from meantime.server.insights.service.formulas import STOCKS
from meantime.server.insights.service.look import made_up_in
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.policies.rules.days import is_possible
from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces
from meantime.wire import insights as wire

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from meantime.content.metrics import Metric
    from meantime.server.insights.queries.periods import Period
    from meantime.server.insights.rules.counts import Count
    from meantime.server.insights.rules.values import Unit as ValueUnit
    from meantime.server.kit.unit import Unit

QUARTER: Final = 13 * WEEK
LONGEST: Final = timedelta(days=5 * 366)
WITH, WITHOUT, DIFFERENCE = (
    "dropout_with_messaging",
    "dropout_without_messaging",
    "dropout_difference",
)


class Shown(NamedTuple):
    """A period that is shown: of which weeks, and the counts that its value is made of."""

    since: date
    until: date
    counts: tuple[Count, ...]


def show(unit: Unit, since: date | None, until: date | None) -> wire.Insights:
    """Return what was counted in the whole weeks of some local days; of a quarter if none are said.

    Raises NotFound to whoever is not of the practice; Malformed for days without a whole week.
    """
    practice_id = unit.caller.practice_id
    if not practices.is_staff(unit, practice_id, unit.caller.seat_id):
        raise NotFound
    zone = practices.zone_of(unit, practice_id)
    span = span_of(since, until, unit.now.astimezone(ZoneInfo(zone)).date())
    found = queries.periods_between(unit, practice_id, *span)
    counted = queries.counted_until(unit, practice_id)
    unit.audit("insights.read", subject=practice_id)
    return wire.Insights(
        since=span[0],
        until=span[1],
        zone=zone,
        made_at=counted.made_at if counted and counted.until > counted.since else None,
        least=wire.LEAST,
        clinicians=clinicians_in(unit, practice_id),
        metrics=metrics_of(found),
    )


def span_of(since: date | None, until: date | None, today: date) -> tuple[date, date]:
    """Return the Mondays of the whole weeks in some days. Raises Malformed if there is none."""
    if not (is_possible(since) and is_possible(until)):
        raise Malformed(fields={"since": "and until must be days that can be counted with"})
    until = until or monday_of(today)
    since = since or until - QUARTER
    first, last = whole(since, until)
    if first == last or last - first > LONGEST:
        raise Malformed(
            fields={"until": "must be at least a whole week after since, and 5 years at most"}
        )
    return first, last


def clinicians_in(unit: Unit, practice_id: str) -> int:
    """Return how many answer for a thread in which a client sits."""
    made_up = made_up_in(unit, practice_id)
    found = spaces.responsible_with_clients(unit, practice_id)
    return len({who for space_id, who in found if space_id not in made_up})


def metrics_of(periods: Sequence[Period]) -> list[wire.Metric]:
    """Return every metric of the server's, in the order of the content."""
    by_metric = {
        metric: [Shown(each.since, each.until, (each.counted,)) for each in found if each.counted]
        for metric, found in groupby(
            sorted(periods, key=attrgetter("metric", "since")), attrgetter("metric")
        )
    }
    return [metric_of(each, by_metric) for each in metrics().of("server")]


def metric_of(metric: Metric, by_metric: Mapping[str, Sequence[Shown]]) -> wire.Metric:
    """Return a metric: all periods as one, or of what stands as it stands the newest."""
    shown = shown_of(metric.id, by_metric)
    value = valuing(metric)
    is_stock = metric.id in STOCKS or metric.id == DIFFERENCE
    whole_time = shown[-1:] if is_stock else shown
    parts = [total([each.counts[n] for each in whole_time]) for n in range(width(whole_time))]
    people = min((part.people for part in parts), default=0)
    come_to = value(*parts) if parts else Value()
    return wire.Metric(
        id=metric.id,
        unit=metric.unit,
        source=metric.counted_by,
        n=come_to.n,
        people=people,
        is_shown=bool(parts),
        value=come_to.value,
        low=come_to.low,
        high=come_to.high,
        p90=come_to.p90,
        open=come_to.open,
        weeks=[period_of(each, value(*each.counts)) for each in shown],
    )


def shown_of(id_: str, by_metric: Mapping[str, Sequence[Shown]]) -> Sequence[Shown]:
    """Return the periods of a metric, or of those that it is made of."""
    if id_ in MADE_OF:
        return by_metric.get(MADE_OF[id_][0], [])
    if id_ != DIFFERENCE:
        return by_metric.get(id_, [])
    others = {each.since: each for each in by_metric.get(WITHOUT, ())}
    return [
        each._replace(counts=each.counts + others[each.since].counts)
        for each in by_metric.get(WITH, ())
        if each.since in others
    ]


def valuing(metric: Metric) -> Callable[..., Value]:
    """Return what makes a value out of a metric's counts."""
    if metric.id == DIFFERENCE:
        return difference
    if metric.id in MADE_OF:
        return MADE_OF[metric.id][1]
    return lambda count: value_of(cast("ValueUnit", metric.unit), count)


def width(shown: Sequence[Shown]) -> int:
    return len(shown[0].counts) if shown else 0


def period_of(shown: Shown, value: Value) -> wire.Period:
    return wire.Period(from_=shown.since, until=shown.until, n=value.n, value=value.value)


MADE_OF: Final[Mapping[str, tuple[str, Callable[[Count], Value]]]] = {
    "alert_longest_minutes": ("alert_minutes", longest_of),
    "alerts_taken_share": ("alert_minutes", ended_of),
}
