"""When the made-up people read and answer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.wire.boundaries import Closure, Frame, ReplyWithin

if TYPE_CHECKING:
    from datetime import date

NINE, NOON, ONE, FOUR, FIVE, SIX = (hour * 60 for hour in (9, 12, 13, 16, 17, 18))
OFF: Final = 2  # Saturday and Sunday
PROMISE: Final = ReplyWithin(unit="days", n=2)
AWAY: Final = (-8, -2)  # Ana's week, as she tells it in her letters
LEAVE: Final = (20, 26)  # her next one, for which Imani covers


def practice_frame(zone: str) -> Frame:
    """Return the practice's hours: Monday to Friday with a break at noon, read twice a day."""
    return Frame(
        zone=zone,
        hours=[[(NINE, NOON), (ONE, SIX)] for _ in range(7 - OFF)] + [[] for _ in range(OFF)],
        windows=[[NINE, FOUR] for _ in range(7 - OFF)] + [[] for _ in range(OFF)],
        reply_within=PROMISE,
        closures=[],
    )


def ana_frame(zone: str, opens_on: date) -> Frame:
    """Return Ana's own hours, as she tells them: read around noon and at four; a week away."""
    first, last = (opens_on + timedelta(days=day) for day in AWAY)
    away = Closure(
        id="a-week-away", starts_on=first, ends_on=last, kind="vacation", name="closure.vacation"
    )
    return Frame(
        zone=zone,
        hours=[[(NINE, FIVE)] for _ in range(7 - OFF)] + [[] for _ in range(OFF)],
        windows=[[NOON, FOUR] for _ in range(7 - OFF)] + [[] for _ in range(OFF)],
        reply_within=PROMISE,
        closures=[away],
    )


def ana_leave(opens_on: date) -> tuple[date, date]:
    """Return the first and the last day of the week for which Ana has arranged cover."""
    first, last = (opens_on + timedelta(days=day) for day in LEAVE)
    return first, last
