"""Use cases: hear who must be told, decide what leaves, let people choose."""

from meantime.server.notices.service.leaving import remind, tell_due
from meantime.server.notices.service.listing import Kept, list_notices
from meantime.server.notices.service.telling import (
    forget_leavers,
    note_reading,
    note_sign_in,
    tell_of_entry,
    tell_overdue,
)

__all__ = [
    "Kept",
    "forget_leavers",
    "list_notices",
    "note_reading",
    "note_sign_in",
    "remind",
    "tell_due",
    "tell_of_entry",
    "tell_overdue",
]
