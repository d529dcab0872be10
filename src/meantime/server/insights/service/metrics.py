"""Counted periods as the metrics that travel: each by itself, and all of them as one."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from meantime.content.metrics import metrics
from meantime.server.insights.rules.values import (
    Value,
    difference,
    ended_of,
    longest_of,
    total,
    value_of,
)
from meantime.server.insights.service.formulas import STOCKS
from meantime.wire import insights as wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from meantime.content.metrics import Metric
    from meantime.server.insights.queries.periods import Period
    from meantime.server.insights.rules.counts import Count
    from meantime.server.insights.rules.values import Unit

    ByMetric = Mapping[str, Sequence[Period]]


class Shown(NamedTuple):
    """Weeks that are shown: those of a period, and the counts that its value is made of."""

    since: date
    until: date
    counts: tuple[Count, ...]


class Made(NamedTuple):
    """Of which counted metrics another one is made, and how; it has no periods of its own."""

    of: tuple[str, ...]
    value: Callable[..., Value]


def metrics_of(periods: Iterable[Period]) -> list[wire.Metric]:
    """Return every metric of the server's, in the order of the content."""
    by_metric: dict[str, list[Period]] = {}
    for each in sorted(periods, key=attrgetter("since")):
        by_metric.setdefault(each.metric, []).append(each)
    return [metric_of(each, by_metric) for each in metrics().of("server")]


def metric_of(metric: Metric, by_metric: ByMetric) -> wire.Metric:
    """Return a metric of all its periods as one; of what stands as it stands, of the newest."""
    made = MADE.get(metric.id, Made((metric.id,), lambda count: value_of(unit_of(metric), count)))
    shown = shown_of(made, by_metric)
    as_one = total_of(shown[-1:] if STOCKS.keys() & set(made.of) else shown)
    value = made.value(*as_one) if as_one else Value()
    return wire.Metric(
        id=metric.id,
        unit=metric.unit,
        source=metric.counted_by,
        n=value.n,
        people=min((count.people for count in as_one), default=0),
        is_shown=bool(shown),
        value=value.value,
        low=value.low,
        high=value.high,
        p90=value.p90,
        open=value.open,
        weeks=[period_of(each, made.value(*each.counts)) for each in shown],
    )


def shown_of(made: Made, by_metric: ByMetric) -> list[Shown]:
    """Return the weeks for which all that a metric is made of is shown."""
    of = [
        {(each.since, each.until): each.counted for each in by_metric.get(id_, ()) if each.counted}
        for id_ in made.of
    ]
    first, *others = of
    return [
        Shown(*weeks, (count, *(other[weeks] for other in others)))
        for weeks, count in first.items()
        if all(weeks in other for other in others)
    ]


def total_of(shown: Sequence[Shown]) -> list[Count]:
    """Return the counts of several periods as those of one; [] of none."""
    return [total(counts) for counts in zip(*(each.counts for each in shown), strict=True)]


def unit_of(metric: Metric) -> Unit:
    """Return the unit of a metric of the server's: none of them is in days."""
    return cast("Unit", metric.unit)


def period_of(shown: Shown, value: Value) -> wire.Period:
    return wire.Period(from_=shown.since, until=shown.until, n=value.n, value=value.value)


MADE: Final[Mapping[str, Made]] = {
    "alert_longest_minutes": Made(("alert_minutes",), longest_of),
    "alerts_taken_share": Made(("alert_minutes",), ended_of),
    "dropout_difference": Made(("dropout_with_messaging", "dropout_without_messaging"), difference),
}
