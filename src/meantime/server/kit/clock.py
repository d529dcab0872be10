"""The one clock of the server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
LAST_MS = (datetime.max.replace(tzinfo=UTC) - EPOCH) // MILLISECOND
MICROSECOND = timedelta(microseconds=1)


class Clock:
    """Tells the time. Nothing else in the server may ask the operating system for it."""

    def now(self) -> datetime:
        """Return this instant, aware, in UTC."""
        return datetime.now(UTC)

    def now_ms(self) -> int:
        """Return this instant in whole milliseconds since 1970, as signed headers have it."""
        return to_ms(self.now())


class SettableClock(Clock):
    """A clock that the demo and the tests may move. It keeps running from where it was set."""

    def __init__(self) -> None:
        self._offset = timedelta()

    def now(self) -> datetime:
        return super().now() + self._offset

    def set(self, at: datetime) -> None:
        """Make it `at` now. `at` must be aware."""
        self._offset = at - super().now()

    def reset(self) -> None:
        """Tell the real time again."""
        self._offset = timedelta()

    def advance(self, by: timedelta) -> None:
        self._offset += by


def to_ms(at: datetime) -> int:
    """Return whole milliseconds since 1970 of an aware instant."""
    return (at - EPOCH) // MILLISECOND


def from_ms(ms: int) -> datetime:
    """Return the instant `ms` milliseconds after 1970 began, in UTC; at most the last there is."""
    return EPOCH + min(ms, LAST_MS) * MILLISECOND
