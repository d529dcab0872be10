"""Every statement about hours, and about what waits by them."""

from meantime.server.boundaries.queries.answers import (
    Answered,
    answered_in_time,
    waited_between,
)
from meantime.server.boundaries.queries.automatic import (
    Automatic,
    automatic_in,
    keep_automatic,
)
from meantime.server.boundaries.queries.clocks import (
    Place,
    clock_at,
    drop_clock,
    find_clock,
    first_due_with,
    hand_over,
    queue_of,
    raise_attention,
    running_of,
    set_due,
    spaces_waiting_for,
    start_again,
    start_clock,
    stop_clocks,
    withdraw_clock,
)
from meantime.server.boundaries.queries.frames import (
    PRACTICE,
    delete_frame,
    frame_of,
    put_frame,
    without_own_frame,
)
from meantime.server.boundaries.queries.promises import (
    open_promises_in,
    promise_at,
    promises_of,
    put_promise,
)

__all__ = [
    "PRACTICE",
    "Answered",
    "Automatic",
    "Place",
    "answered_in_time",
    "automatic_in",
    "clock_at",
    "delete_frame",
    "drop_clock",
    "find_clock",
    "first_due_with",
    "frame_of",
    "hand_over",
    "keep_automatic",
    "open_promises_in",
    "promise_at",
    "promises_of",
    "put_frame",
    "put_promise",
    "queue_of",
    "raise_attention",
    "running_of",
    "set_due",
    "spaces_waiting_for",
    "start_again",
    "start_clock",
    "stop_clocks",
    "waited_between",
    "withdraw_clock",
    "without_own_frame",
]
