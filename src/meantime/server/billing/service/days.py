"""Which local day a practice has."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from meantime.server.billing.rules.days import day_of
from meantime.server.practices import service as practices

if TYPE_CHECKING:
    from datetime import date

    from meantime.server.kit.unit import Unit


def zone_in(unit: Unit, practice_id: str) -> ZoneInfo:
    return ZoneInfo(practices.zone_of(unit, practice_id))


def today_in(unit: Unit, practice_id: str) -> date:
    """Return the local day of a practice."""
    return day_of(unit.now, zone_in(unit, practice_id))
