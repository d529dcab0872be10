"""What the room stores, a file for each part."""

from meantime.server.records.tables.openings import openings

__all__ = ["openings"]
