"""Use cases: look into the calendar, set appointments, ask for times and answer."""

from meantime.server.appointments.service.booking import book
from meantime.server.appointments.service.changing import cancel, move, restore
from meantime.server.appointments.service.feeds import (
    end_feed,
    end_feeds_of_leavers,
    make_feed,
    read_feed,
    show_feed,
)
from meantime.server.appointments.service.leaving import follow_responsible, follow_seats
from meantime.server.appointments.service.listing import list_in, list_mine, next_in
from meantime.server.appointments.service.meeting import meetings_at, offers_between
from meantime.server.appointments.service.requests import answer, ask
from meantime.server.appointments.service.requests import list_in as list_requests_in
from meantime.server.appointments.service.requests import list_mine as list_my_requests
from meantime.server.appointments.service.slots import list_slots

__all__ = [
    "answer",
    "ask",
    "book",
    "cancel",
    "end_feed",
    "end_feeds_of_leavers",
    "follow_responsible",
    "follow_seats",
    "list_in",
    "list_mine",
    "list_my_requests",
    "list_requests_in",
    "list_slots",
    "make_feed",
    "meetings_at",
    "move",
    "next_in",
    "offers_between",
    "read_feed",
    "restore",
    "show_feed",
]
