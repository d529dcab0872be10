"""Who stopped coming without a goodbye, as far as times tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.server.insights.rules.counts import Count

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

SETTLED: Final = timedelta(days=90)  # since they came: before that nobody can say
GONE: Final = timedelta(days=42)  # without an appointment


@dataclass(frozen=True, slots=True)
class Care:
    """A client's care: when they came, when they last met and meet next, and whether it has ended.

    Instants; `last_at` is None if they never met, `next_at` if nothing is ahead.
    """

    client_id: str
    since: datetime
    last_at: datetime | None
    next_at: datetime | None
    is_ended: bool


def dropout(cares: Iterable[Care], at: datetime) -> Count:
    """Return how many of those who had come by then, and had ever met, have stopped coming.

    Source of the definition: docs/metrics.md; rates depend on it.
    """
    counted = [each for each in cares if each.since <= at - SETTLED and each.last_at is not None]
    gone = sum(has_stopped(each, at) for each in counted)
    return Count(len(counted), gone, len({each.client_id for each in counted}))


def has_stopped(care: Care, at: datetime) -> bool:
    """Tell whether nobody has met for so long, nothing is ahead, and nobody has ended it."""
    is_long_ago = care.last_at is not None and care.last_at < at - GONE
    return is_long_ago and care.next_at is None and not care.is_ended
