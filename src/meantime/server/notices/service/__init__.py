"""Use cases: hear who must be told, decide what leaves, let people choose."""

from meantime.server.notices.service.choices import set_choices, show_choices
from meantime.server.notices.service.devices import (
    add_device,
    forget_gone,
    forget_signed_out,
    remove_device,
    renew_device,
)
from meantime.server.notices.service.leaving import remind, tell_due
from meantime.server.notices.service.listing import Kept, list_notices
from meantime.server.notices.service.mail import (
    list_undelivered,
    note_failed,
    note_sent,
    send_test,
)
from meantime.server.notices.service.routine import reviews_kept
from meantime.server.notices.service.telling import (
    forget_leavers,
    forget_turned,
    note_reading,
    note_sign_in,
    tell_of,
    tell_of_entry,
)
from meantime.server.notices.service.urgent import forget_waking, has_way, tell_urgently

__all__ = [
    "Kept",
    "add_device",
    "forget_gone",
    "forget_leavers",
    "forget_signed_out",
    "forget_turned",
    "forget_waking",
    "has_way",
    "list_notices",
    "list_undelivered",
    "note_failed",
    "note_reading",
    "note_sent",
    "note_sign_in",
    "remind",
    "remove_device",
    "renew_device",
    "reviews_kept",
    "send_test",
    "set_choices",
    "show_choices",
    "tell_due",
    "tell_of",
    "tell_of_entry",
    "tell_urgently",
]
