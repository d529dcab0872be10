"""How long urgent messages wait until somebody looks after them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from meantime.insights.spread import spread_of
from meantime.server.insights.rules.counts import Count

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime


class Alert(NamedTuple):
    """An urgent message, and when somebody first took it or closed it; None if nobody has."""

    client_id: str
    opened_at: datetime
    taken_at: datetime | None


def time_to_take(alerts: Collection[Alert], looked_at: datetime) -> Count:
    """Return how many minutes pass until alerts are taken; by `looked_at`, else they are open."""
    times = []
    for each in alerts:
        is_taken = each.taken_at is not None and each.taken_at <= looked_at
        until = each.taken_at if is_taken and each.taken_at else looked_at
        times.append((int((until - each.opened_at).total_seconds() // 60), is_taken))
    people = len({each.client_id for each in alerts})
    return Count(len(times), people=people, spread=spread_of(times))
