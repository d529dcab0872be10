"""Use cases: keep who opened or copied a thread, and tell it; keep a record until its end."""

from meantime.server.records.service.custody import show_custody
from meantime.server.records.service.destroying import destroy
from meantime.server.records.service.due import RETENTION, remind_due
from meantime.server.records.service.keeping import cancel, hold, keep, plan
from meantime.server.records.service.kept import list_kept, show_kept
from meantime.server.records.service.listing import list_openings
from meantime.server.records.service.marking import mark_opened, note_copy

__all__ = [
    "RETENTION",
    "cancel",
    "destroy",
    "hold",
    "keep",
    "list_kept",
    "list_openings",
    "mark_opened",
    "note_copy",
    "plan",
    "remind_due",
    "show_custody",
    "show_kept",
]
