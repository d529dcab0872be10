"""Who acts for whom while people are away: covers of covers, circles, and gaps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from meantime.server.boundaries.rules.days import ONE_DAY, closures_on, local_date, opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from meantime.server.boundaries.rules.frames import Closure, Frame

    FrameOf = Callable[[str], Frame | None]  # the frame of a clinician, None if nobody set one

State = Literal["here", "covered", "gap", "circle"]


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts for the first in `chain`, each of whom covers for the one before.

    `here`: the first is not away. `covered`: the last acts. `gap`: the last is away as well, and
    nobody covers for them. `circle`: the last would be covered by somebody in the chain.
    """

    chain: tuple[str, ...]
    state: State

    @property
    def who(self) -> str:
        """Return who acts, "" for nobody."""
        return self.chain[-1] if self.state in {"here", "covered"} else ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time throughout which the same holds, from `starts_at` until just before `ends_at`, UTC."""

    starts_at: datetime
    ends_at: datetime
    acting: Acting


def absence(frame: Frame, at: datetime) -> Closure | None:
    """Return the closure for which somebody is away at `at`; None if they are not.

    A public holiday is no absence: everybody has it. Of several, one with a cover is named, then
    the one that lasts longest.
    """
    away = [each for each in closures_on(frame, local_date(frame, at)) if each.kind != "holiday"]
    return max(away, key=lambda each: (bool(each.cover_id), each.ends_on, each.id), default=None)


def acting_at(frame_of: FrameOf, clinician_id: str, at: datetime) -> Acting:
    """Return who acts for a clinician at `at`. Who has no frame is never away."""
    chain = [clinician_id]
    while True:
        frame = frame_of(chain[-1])
        away = absence(frame, at) if frame else None
        if away is None:
            return Acting(tuple(chain), "covered" if chain[1:] else "here")
        if not away.cover_id:
            return Acting(tuple(chain), "gap")
        if away.cover_id in chain:
            return Acting(tuple(chain), "circle")
        chain.append(away.cover_id)


def stretches(
    frame_of: FrameOf, clinician_id: str, after: datetime, until: datetime
) -> list[Stretch]:
    """Return when a clinician is away between two instants and who acts then, cut to them."""
    people = concerned(frame_of, clinician_id)
    turns = {at for each in people for at in turns_of(frame_of(each)) if after < at < until}
    edges = [after, *sorted(turns), until]
    found: list[Stretch] = []
    for start, end in pairwise(edges):
        acting = acting_at(frame_of, clinician_id, start)
        if found and (found[-1].ends_at, found[-1].acting) == (start, acting):
            found[-1] = Stretch(found[-1].starts_at, end, acting)
        elif acting.state != "here":
            found.append(Stretch(start, end, acting))
    return found


def concerned(frame_of: FrameOf, clinician_id: str) -> list[str]:
    """Return a clinician, and whoever might ever act for them by the frames of today."""
    found = [clinician_id]
    for each in found:  # which grows meanwhile
        frame = frame_of(each)
        covers = [closure.cover_id for closure in frame.closures] if frame else []
        found += [cover for cover in dict.fromkeys(covers) if cover and cover not in found]
    return found


def turns_of(frame: Frame | None) -> Iterator[datetime]:
    """Yield the instants at which an absence may begin or end."""
    if frame is None:
        return
    for closure in frame.closures:
        if closure.kind != "holiday" and closure.starts_on <= closure.ends_on:
            for day in (closure.starts_on, closure.ends_on + ONE_DAY):
                yield opening(frame.zone, day, 0)
