"""Use cases: choose the ladder, climb it, look after alerts, say what holds."""

from meantime.server.safety.queries.alerts import closed_in, open_among
from meantime.server.safety.service.closing import acknowledge, close
from meantime.server.safety.service.failing import note_failed, note_sent
from meantime.server.safety.service.inviting import demand_night
from meantime.server.safety.service.ladder import set_ladder, show_ladder, tell_night
from meantime.server.safety.service.lines import check_line, lines_checked, list_line_checks
from meantime.server.safety.service.listing import list_alerts, list_in, show_alert
from meantime.server.safety.service.model import set_model, show_model
from meantime.server.safety.service.opening import ALERT, hear_entry, raise_alert
from meantime.server.safety.service.promises import show_promise
from meantime.server.safety.service.reviewing import alerts_reviewed, taken_between
from meantime.server.safety.service.stepping import take_step

__all__ = [
    "ALERT",
    "acknowledge",
    "alerts_reviewed",
    "check_line",
    "close",
    "closed_in",
    "demand_night",
    "hear_entry",
    "lines_checked",
    "list_alerts",
    "list_in",
    "list_line_checks",
    "note_failed",
    "note_sent",
    "open_among",
    "raise_alert",
    "set_ladder",
    "set_model",
    "show_alert",
    "show_ladder",
    "show_model",
    "show_promise",
    "take_step",
    "taken_between",
    "tell_night",
]
