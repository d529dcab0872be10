"""Times as people type them at a terminal: of this machine's clock, and told back with its zone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import click

MOMENT: Final = click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"])


def ahead(typed: datetime, now_ms: int) -> datetime:
    """Return the instant that this machine's clock shows as `typed`. Raises UsageError if past."""
    at = typed.astimezone(UTC)
    if at.timestamp() * 1000 <= now_ms:
        raise click.UsageError("This time has passed. Give a later one, such as 2027-03-08 09:00.")
    return at


def told(at: datetime) -> str:
    """Return an instant by this machine's clock, with its zone."""
    return f"{at.astimezone():%a %d %b %Y %H:%M %Z}"
