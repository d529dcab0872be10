"""Use cases: set the frame, say what holds now, run the clocks by it."""

from meantime.server.boundaries.queries.answers import (
    answered_in_time,
    replies_between,
    reply_at,
    waited_between,
)
from meantime.server.boundaries.service.automatic import list_automatic
from meantime.server.boundaries.service.clocks import hand_over, list_waiting, remind, run_clocks
from meantime.server.boundaries.service.covers import (
    COVER,
    frames_in,
    hear_frame,
    hear_term,
    show_plan,
    turn_cover,
)
from meantime.server.boundaries.service.days import list_days
from meantime.server.boundaries.service.facts import tell_frame
from meantime.server.boundaries.service.frames import (
    drop_frame,
    set_frame,
    show_frame,
)
from meantime.server.boundaries.service.holidays import list_holidays
from meantime.server.boundaries.service.off_hours import answered_off_hours
from meantime.server.boundaries.service.promises import (
    end_promise,
    follow_promises,
    list_promises,
    make_promise,
    remind_of_promise,
)
from meantime.server.boundaries.service.statements import show_boundary

__all__ = [
    "COVER",
    "answered_in_time",
    "answered_off_hours",
    "drop_frame",
    "end_promise",
    "follow_promises",
    "frames_in",
    "hand_over",
    "hear_frame",
    "hear_term",
    "list_automatic",
    "list_days",
    "list_holidays",
    "list_promises",
    "list_waiting",
    "make_promise",
    "remind",
    "remind_of_promise",
    "replies_between",
    "reply_at",
    "run_clocks",
    "set_frame",
    "show_boundary",
    "show_frame",
    "show_plan",
    "tell_frame",
    "turn_cover",
    "waited_between",
]
