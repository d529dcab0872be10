"""Use cases: open one client's record in an emergency, end that, review it, list them."""

from meantime.server.records.service.emergencies.ending import (
    EMERGENCY,
    end_emergency,
    end_in_time,
)
from meantime.server.records.service.emergencies.guarding import guard_seats, guard_term
from meantime.server.records.service.emergencies.listing import (
    list_emergencies,
    list_emergencies_in,
)
from meantime.server.records.service.emergencies.opening import open_emergency
from meantime.server.records.service.emergencies.reviewing import review_emergency

__all__ = [
    "EMERGENCY",
    "end_emergency",
    "end_in_time",
    "guard_seats",
    "guard_term",
    "list_emergencies",
    "list_emergencies_in",
    "open_emergency",
    "review_emergency",
]
