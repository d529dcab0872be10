"""Where this computer is: its own time zone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from zoneinfo import available_timezones

KNOWN_ZONE: Final = "zoneinfo/"


def zone_here(otherwise: str = "UTC") -> str:
    """Return this computer's own time zone (IANA).

    `otherwise` where the computer does not say, as on Windows.
    """
    named = os.environ.get("TZ", "").removeprefix(":")
    linked = str(Path("/etc/localtime").resolve()).rpartition(KNOWN_ZONE)[2]
    found = named or linked
    return found if found in available_timezones() else otherwise
