"""What the room stores, a file for each part."""

from meantime.server.records.tables.emergencies import emergencies
from meantime.server.records.tables.keeping import kept_records, kept_spaces
from meantime.server.records.tables.openings import openings
from meantime.server.records.tables.requests import record_requests

__all__ = ["emergencies", "kept_records", "kept_spaces", "openings", "record_requests"]
