"""Reads a calendar in a process of its own, which is ended when that takes too long.

What other programs write may be made to take for ever; here it holds nobody else up.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import msgspec

from meantime.server.appointments.rules.busy import NotACalendar, read_busy

if TYPE_CHECKING:
    from meantime.server.boundaries.rules.days import Period

SECONDS: Final = 10.0
OURS: Final = 3  # exit code: it is no calendar


def read_apart(written: bytes, zone: str, now: datetime) -> list[Period]:
    """Return what `read_busy` does. Raises NotACalendar, also where it takes too long."""
    command = [sys.executable, "-P", "-m", __name__, zone, now.astimezone(UTC).isoformat()]
    try:
        done = subprocess.run(  # noqa: S603  this module, a zone that we know, an instant
            command, input=written, capture_output=True, timeout=SECONDS, check=True
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise NotACalendar from error
    return msgspec.json.decode(done.stdout, type=list[tuple[datetime, datetime]])


def main() -> int:
    """Write the periods of the calendar on standard input, as JSON."""
    try:
        found = read_busy(sys.stdin.buffer.read(), sys.argv[1], datetime.fromisoformat(sys.argv[2]))
    except NotACalendar:
        return OURS
    sys.stdout.buffer.write(msgspec.json.encode(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
