"""Which kind of automatic reply a message in closed time meets; its words are signed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from meantime.server.boundaries.rules.days import local_date

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.boundaries.rules.frames import Frame
    from meantime.server.boundaries.rules.periods import ClosedPeriod

Kind = Literal["after_hours", "weekend", "holiday", "away"]

BY_CLOSURE: Final[dict[str, Kind]] = {"holiday": "holiday", "vacation": "away", "other": "away"}


def kind_of(frame: Frame, closed: ClosedPeriod, at: datetime) -> Kind:
    """Return why nobody reads at `at`, which lies in `closed`.

    A closure that makes the stretch longer comes first, also before its first day: whoever writes
    on Friday evening before a holiday on Monday is told of the holiday. Else a day off is one on
    which no hours open.
    """
    if closed.closure is not None:
        return BY_CLOSURE[closed.closure.kind]
    return "after_hours" if frame.hours[local_date(frame, at).weekday()] else "weekend"
