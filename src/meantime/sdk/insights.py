"""What a practice learns from its own numbers: the server's, and those of this device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.sdk.device_cases import Weeks
from meantime.sdk.device_metrics import count_here
from meantime.sdk.progress import unseen
from meantime.wire import insights as wire

if TYPE_CHECKING:
    from datetime import date

    from meantime.sdk.connection import Connection
    from meantime.sdk.device_metrics import CountedHere
    from meantime.sdk.progress import Progress


class Insights:
    """`person.insights`, for staff. Words and formulas: the content `metrics`, docs/metrics.md."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def look(self, since: date | None = None, until: date | None = None) -> wire.Insights:
        """Return what the server counted in the whole weeks of some local days of the practice.

        Of the last quarter if none are said. Raises ProblemError `malformed` for days without a
        whole week, `not-found` for all but staff; Unreachable.
        """
        days = {"since": since, "until": until}
        query = {name: day.isoformat() for name, day in days.items() if day}
        return self._connection.http.get("/insights", wire.Insights, **query)

    def look_here(self, shown: wire.Insights, tell: Progress = unseen) -> CountedHere:
        """Return what this device counts of the same weeks, out of what it opens.

        Raises ProtocolError `nokey` for all but custodians, Unreachable.
        """
        return count_here(self._connection, Weeks(shown.since, shown.until, shown.zone), tell)
