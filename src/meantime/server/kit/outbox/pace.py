"""How many may leave in a minute."""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WINDOW_SECONDS = 60.0


class Pace:
    """Lets at most `per_minute` leave in any minute, however many wait after an outage.

    It counts real seconds, not the server's clock: whoever receives does not live by a demo's.
    """

    def __init__(self, per_minute: int, seconds: Callable[[], float] = monotonic) -> None:
        self._per_minute = per_minute
        self._seconds = seconds
        self._left_at: deque[float] = deque()

    def free(self) -> int:
        """Return how many may leave now."""
        while self._left_at and self._left_at[0] <= self._seconds() - WINDOW_SECONDS:
            self._left_at.popleft()
        return self._per_minute - len(self._left_at)

    def note(self, count: int) -> None:
        """Note that so many are leaving."""
        self._left_at.extend([self._seconds()] * count)
