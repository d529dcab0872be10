"""Open time between any two instants, quickly: for a great many of them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from meantime.server.boundaries.rules.periods import open_periods

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.boundaries.rules.frames import Frame

MINUTE: Final = 60.0


class OpenTime:
    """The open time of a frame between two instants, which bound what may be asked."""

    def __init__(self, frame: Frame, since: datetime, until: datetime) -> None:
        self._starts: list[float] = []
        self._ends: list[float] = []
        self._before: list[float] = []  # open seconds before each period
        total = 0.0
        for starts_at, ends_at in open_periods(frame, since, until):
            start, end = starts_at.timestamp(), ends_at.timestamp()
            self._starts.append(start)
            self._ends.append(end)
            self._before.append(total)
            total += end - start

    def minutes(self, since: datetime, until: datetime) -> float:
        """Return the open minutes from one instant to another, 0 if that is none later."""
        return max(0.0, self._until(until) - self._until(since)) / MINUTE

    def _until(self, at: datetime) -> float:
        second = at.timestamp()
        index = bisect_right(self._starts, second) - 1
        if index < 0:
            return 0.0
        return self._before[index] + min(second, self._ends[index]) - self._starts[index]
