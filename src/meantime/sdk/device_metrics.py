"""What only a custodian's device can count, for they alone open the whole practice; sent nowhere.

Each metric is one of the content `metrics`, in the shape in which the server sends its own. The
rules are those of `meantime.insights`; the formulas stand in docs/metrics.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from meantime.content.metrics import metrics
from meantime.insights.device import moved_cases, noted_cases
from meantime.insights.figures import count_of, quotient_of, share_of, time_of
from meantime.sdk import device_cases as cases
from meantime.sdk.client_facts import Gathering
from meantime.sdk.device_cases import EPOCH
from meantime.sdk.practice_reading import read_all
from meantime.sdk.progress import unseen
from meantime.wire.insights import Metric, Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.insights.figures import Figure
    from meantime.sdk.client_facts import ClientFacts
    from meantime.sdk.connection import Connection
    from meantime.sdk.device_cases import Weeks
    from meantime.sdk.progress import Progress
    from meantime.wire.insights import Unit


@dataclass(frozen=True, slots=True)
class CountedHere:
    """`failed` has the code or slug of each space that could not be read, `missing` their ids."""

    metrics: list[Metric]
    failed: Mapping[str, str]
    missing: frozenset[str]


def count_here(connection: Connection, weeks: Weeks, tell: Progress = unseen) -> CountedHere:
    """Return what this device counts of whole weeks.

    Raises ProtocolError `nokey` for all but custodians, Unreachable.
    """
    now_ms = connection.http.now_ms()
    gathering = Gathering(now_ms)
    walk = read_all(connection, gathering.take, tell)
    figures = figures_of(gathering.clients, weeks, weeks.day(now_ms), metrics().least)
    shown = [
        _metric(each.id, figures[each.id], each.unit)
        for each in metrics().metrics
        if each.id in figures
    ]
    return CountedHere(shown, walk.failed, walk.missing())


def figures_of(
    clients: Mapping[str, ClientFacts], weeks: Weeks, today: int, least: int
) -> dict[str, Figure]:
    """Return each metric's figure by its id; `today` is the number of a local day."""
    since, until = weeks.span
    moved = moved_cases(cases.moved(clients, weeks), today)
    noted = noted_cases(cases.noted(clients, weeks), today)
    changed = cases.changed(clients, weeks)
    return {
        "between_session_progress": share_of(cases.given(clients, weeks), since, until, least),
        "engagement_ratio": quotient_of(cases.touched(clients, weeks), least),
        "redirect_to_live_rate": share_of(moved, since, until, least),
        "message_creep_index": quotient_of(cases.grown(clients, weeks), least),
        "false_alarm_share": share_of(cases.marked(clients, weeks), since, until, least),
        "documentation_lag_days": time_of(noted, since, until, least),
        "reliable_improvement_count": count_of(["better" in each for each in changed], least),
        "reliable_worsening_count": count_of(["worse" in each for each in changed], least),
    }


def _metric(id_: str, figure: Figure, unit: Unit) -> Metric:
    return Metric(
        id=id_,
        unit=unit,
        source="device",
        n=figure.n,
        people=figure.people,
        is_shown=figure.is_shown,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        p90=figure.p90,
        open=figure.open,
        weeks=[
            Period(from_=_date(each.since), until=_date(each.until), n=each.n, value=each.value)
            for each in figure.periods
        ],
    )


def _date(number: int) -> date:
    return date.fromordinal(number + EPOCH)
