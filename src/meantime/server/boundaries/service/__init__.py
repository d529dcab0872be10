"""Use cases: set the frame, say what holds now, run the clocks by it."""

from meantime.server.boundaries.service.automatic import list_automatic
from meantime.server.boundaries.service.clocks import hand_over, list_waiting, remind, run_clocks
from meantime.server.boundaries.service.frames import (
    drop_frame,
    list_holidays,
    set_frame,
    show_frame,
)
from meantime.server.boundaries.service.statements import show_boundary

__all__ = [
    "drop_frame",
    "hand_over",
    "list_automatic",
    "list_holidays",
    "list_waiting",
    "remind",
    "run_clocks",
    "set_frame",
    "show_boundary",
    "show_frame",
]
