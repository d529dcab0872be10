"""The practice's calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.policies.rules.days import local_day
from meantime.server.practices import service as practices

if TYPE_CHECKING:
    from datetime import date

    from meantime.server.kit.unit import Unit


def today_in(unit: Unit) -> date:
    """Return the local day of the caller's practice."""
    return local_day(unit.now, zone_of(unit))


def zone_of(unit: Unit) -> str:
    """Return the zone of the caller's practice, an IANA name."""
    return practices.show_practice(unit).details.zone
