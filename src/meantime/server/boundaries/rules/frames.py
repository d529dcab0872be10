"""The frame that a clinician sets: hours, review windows, closures, and the promise of a reply."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from meantime.server.boundaries.rules.allowance import Allowance

if TYPE_CHECKING:
    from datetime import date

DAY: Final = 1440  # minutes on a clock, also on a day that a clock change makes longer or shorter

Hours = tuple[int, int]  # (opens, closes), minutes since the local midnight of the day they open
Week = tuple[tuple[Hours, ...], ...]  # Monday to Sunday
Windows = tuple[tuple[int, ...], ...]  # Monday to Sunday, minutes since local midnight

USUAL_HOURS: Final[Week] = (((9 * 60, 18 * 60),),) * 5 + ((),) * 2
REVIEWS: Final = (9 * 60, 16 * 60)


@dataclass(frozen=True, slots=True)
class Promise:
    """How soon a client is answered: by the end of the `n`th business day, or in `n` open hours.

    The first business day is the first on which the message can be read, so the day itself if it
    comes before that day's last closing.
    """

    unit: Literal["days", "hours"] = "days"
    n: int = 2


@dataclass(frozen=True, slots=True)
class Closure:
    """Days without hours, both ends included. `name` is a text key, or a holiday's own name.

    `cover_id` is the account that reads and answers meanwhile, "" for nobody.

    Local dates, not instants: a holiday or a vacation is a number of days wherever its clocks
    stand, and stays right when the zone is corrected or a country moves its clocks.
    """

    id: str
    starts_on: date
    ends_on: date
    kind: Literal["holiday", "vacation", "other"] = "other"
    name: str = ""
    cover_id: str = ""


def usual_windows(hours: Week) -> Windows:
    """Return a week of review windows: 9:00 and 16:00, where open; else as each day opens."""
    return tuple(
        tuple(
            minute for minute in REVIEWS if any(opens <= minute < closes for opens, closes in day)
        )
        or tuple(sorted(opens for opens, _ in day)[:1])
        for day in hours
    )


USUAL_WINDOWS: Final = usual_windows(USUAL_HOURS)


@dataclass(frozen=True, slots=True)
class Frame:
    """A clinician's frame. Hours may close past 1440: they run into the next day, up to 2880."""

    zone: str  # IANA name
    hours: Week = USUAL_HOURS
    windows: Windows = USUAL_WINDOWS
    reply_within: Promise = Promise()
    closures: tuple[Closure, ...] = ()
    allowance: Allowance = field(default_factory=Allowance)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parts = (self.zone, self.hours, self.windows, self.reply_within, self.closures)
        object.__setattr__(self, "_hash", hash((*parts, self.allowance)))

    def __hash__(self) -> int:
        return self._hash  # a frame is the key of every cached day: hash its closures once
