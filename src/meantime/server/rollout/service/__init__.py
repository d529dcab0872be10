"""Use cases: open a phase, tick what is done, keep to the number of places, know the vendors."""

from meantime.server.rollout.service.exceptions import allow, disallow, tell_made_up
from meantime.server.rollout.service.phases import choose_phase
from meantime.server.rollout.service.places import hear_invitation, hear_offer
from meantime.server.rollout.service.reviews import file_review, show_review
from meantime.server.rollout.service.showing import show_rollout
from meantime.server.rollout.service.surveys import list_rounds, note_answer, open_round
from meantime.server.rollout.service.ticking import tick
from meantime.server.rollout.service.vendors import drop_vendor, note_vendor, show_vendors

__all__ = [
    "allow",
    "choose_phase",
    "disallow",
    "drop_vendor",
    "file_review",
    "hear_invitation",
    "hear_offer",
    "list_rounds",
    "note_answer",
    "note_vendor",
    "open_round",
    "show_review",
    "show_rollout",
    "show_vendors",
    "tell_made_up",
    "tick",
]
