"""Use cases: note that somebody asked, extend it, say how it ended, remind of it."""

from meantime.server.records.service.requests.answering import extend, settle
from meantime.server.records.service.requests.listing import list_open, list_requests
from meantime.server.records.service.requests.noting import note
from meantime.server.records.service.requests.reminding import RECORD_REQUEST, remind

__all__ = [
    "RECORD_REQUEST",
    "extend",
    "list_open",
    "list_requests",
    "note",
    "remind",
    "settle",
]
