"""A journal by local days: each entry on the day that it was where it was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

UNSAID: Final = -1
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Written(msgspec.Struct, frozen=True):
    """An entry of a journal; `at` in ms, `zone` is "" where its writer's device said none.

    `intensity` and `urge_strength` go from 0 to 10, `UNSAID` where they were not said.
    """

    id: str
    at: int
    zone: str = ""
    intensity: int = UNSAID
    feelings: list[str] = []
    urge: str = ""
    urge_strength: int = UNSAID
    instead: str = ""
    tags: list[str] = []


class Day(msgspec.Struct, frozen=True):
    """A local day such as 2026-03-29 with the ids of its entries, the newest first.

    `strongest` is the highest intensity that was said on it, `UNSAID` if none was.
    """

    day: str
    strongest: int
    ids: list[str]


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with its local day and hour (0 to 23)."""

    written: Written
    day: str
    hour: int


def place(written: Written, here: str) -> Placed:
    """Return an entry on its local day: by its own zone, else by `here`, the reader's."""
    local = (EPOCH + timedelta(milliseconds=written.at)).astimezone(zone_of(written.zone, here))
    return Placed(written, local.date().isoformat(), local.hour)


def place_all(entries: Iterable[Written], here: str) -> list[Placed]:
    """Return all entries on their local days: the newest day first, in it the newest entry."""
    placed = [place(each, here) for each in entries]
    return sorted(placed, key=lambda one: (one.day, one.written.at, one.written.id), reverse=True)


def days_of(placed: Iterable[Placed]) -> list[Day]:
    """Return the days on which something was written, as `place_all` orders the entries."""
    return [_day(day, list(of_day)) for day, of_day in groupby(placed, key=lambda one: one.day)]


@lru_cache(maxsize=64)
def zone_of(zone: str, here: str) -> ZoneInfo:
    """Return the zone of that name; `here` for one that this computer does not know."""
    try:
        return ZoneInfo(zone or here)
    except (KeyError, OSError, ValueError):  # it came from a device that may know others
        return ZoneInfo(here)


def _day(day: str, placed: Sequence[Placed]) -> Day:
    written = [one.written for one in placed]
    return Day(day, max(one.intensity for one in written), [one.id for one in written])
