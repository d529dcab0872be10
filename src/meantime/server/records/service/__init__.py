"""Use cases: keep who opened or copied a thread, and tell it."""

from meantime.server.records.service.listing import list_openings
from meantime.server.records.service.marking import mark_opened, note_copy

__all__ = ["list_openings", "mark_opened", "note_copy"]
