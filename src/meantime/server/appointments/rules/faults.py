"""What is wrong with an appointment that somebody wants to make, beside its field."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

from meantime.server.appointments.rules.series import local_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

SHORTEST, LONGEST = 5, 480  # minutes
MOST_TIMES: Final = 200  # of a series that is counted
MOST_SLOTS: Final = 5  # in one request
AHEAD: Final = timedelta(days=2 * 366)


def wrong_time(starts_at: datetime, minutes: int, now: datetime) -> dict[str, str]:
    """Return {field: reason} for when and how long; empty if that can be."""
    wrong = {}
    if starts_at < now:
        wrong["starts_at"] = "must lie ahead"
    elif starts_at > now + AHEAD:
        wrong["starts_at"] = "must lie within two years"
    if not SHORTEST <= minutes <= LONGEST:
        wrong["minutes"] = f"must be {SHORTEST} to {LONGEST}"
    return wrong


def wrong_plan(starts_at: datetime, zone: str, until: date | None, count: int) -> dict[str, str]:
    """Return {field: reason} for the zone and the end of a series. `count` is 0 for none."""
    if zone not in available_timezones():
        return {"zone": "must be an IANA time zone"}
    wrong = {}
    if until is not None and until < local_time(starts_at, zone)[0]:
        wrong["until"] = "must not be before it starts"
    if not 0 <= count <= MOST_TIMES:
        wrong["count"] = f"must be at most {MOST_TIMES}"
    elif count and until:
        wrong["count"] = "must not stand beside an end"
    return wrong


def wrong_slots(slots: Sequence[datetime], minutes: int, now: datetime) -> dict[str, str]:
    """Return {field: reason} for the times that a request names."""
    if not 1 <= len(slots) <= MOST_SLOTS or len(set(slots)) < len(slots):
        return {"slots": f"must be 1 to {MOST_SLOTS} different times"}
    for at in slots:
        if wrong := wrong_time(at, minutes, now):
            return {"slots" if field == "starts_at" else field: why for field, why in wrong.items()}
    return {}
