"""Who reads for whom while somebody is away: their queue, their clocks, and the plan of all."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.server.boundaries import queries
from meantime.server.boundaries.rules import covers as rules
from meantime.server.boundaries.rules.days import YEAR
from meantime.server.boundaries.service.frames import frame_for
from meantime.server.kit.timers.setting import NewTimer, cancel_timer, set_timer
from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces
from meantime.wire import boundaries as wire

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from meantime.server.boundaries.events import FrameSet
    from meantime.server.boundaries.rules.covers import FrameOf
    from meantime.server.boundaries.rules.frames import Frame
    from meantime.server.kit.timers.queries import Timer
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import TermTurned

COVER: Final = "cover"


def frames_in(unit: Unit, practice_id: str) -> FrameOf:
    """Return where the frames of a practice's clinicians are read, each once."""
    return cache(lambda clinician_id: frame_for(unit, practice_id, clinician_id))


class Acting(NamedTuple):
    """Who answers for a thread, who reads and answers there now, and both their hours."""

    responsible: str
    own: Frame | None
    who: str
    frame: Frame | None


def acting_in(unit: Unit, practice_id: str, space_id: str) -> Acting:
    """Return who acts in a thread now; nothing more is asked while nobody is away."""
    responsible = spaces.responsible_of(unit, practice_id, space_id)
    own = frame_for(unit, practice_id, responsible)
    if own is None or rules.absence(own, unit.now) is None:
        return Acting(responsible, own, responsible, own)
    who = who_acts(unit, practice_id, space_id, responsible)
    return Acting(responsible, own, who, frame_for(unit, practice_id, who))


def who_acts(unit: Unit, practice_id: str, space_id: str, responsible: str) -> str:
    """Return who reads and answers in a thread now: whoever covers, if they are served there."""
    acting = rules.acting_at(frames_in(unit, practice_id), responsible, unit.now)
    if acting.state != "covered":
        return responsible
    seated = spaces.clinicians_of(unit, practice_id, space_id)
    return acting.who if acting.who in seated else responsible


def hear_frame(unit: Unit, event: FrameSet) -> None:
    """Hear that somebody has set when they are away: what waits may be somebody else's now."""
    if event.clinician_id:
        next_at = turn(unit, event.practice_id, event.clinician_id, event.acted)
        watch(unit, event.practice_id, event.clinician_id, next_at)


def hear_term(unit: Unit, event: TermTurned) -> None:
    """Hear that who covers a thread is served there from now on, or no more."""
    settle(unit, event.practice_id, event.space_id)


def turn_cover(unit: Unit, timer: Timer) -> datetime | None:
    """Carry out a timer: somebody leaves, or is back."""
    return turn(unit, timer.practice_id, timer.subject)


def turn(
    unit: Unit, practice_id: str, clinician_id: str, acted: Iterable[str] = ()
) -> datetime | None:
    """Give everything that waits to whoever acts now; return when that may change next.

    What is looked at waits for the clinician, or for somebody who might act for them, or `acted`. A
    due date stays as it was promised.
    """
    frame_of = frames_in(unit, practice_id)
    people = {*rules.concerned(frame_of, clinician_id), *acted}
    for space_id in queries.spaces_waiting_for(unit, practice_id, people):
        settle(unit, practice_id, space_id)
    ahead = [at for at in rules.turns_of(frame_of(clinician_id)) if at > unit.now]
    return min(ahead, default=None)


def settle(unit: Unit, practice_id: str, space_id: str) -> None:
    """Give what waits in a thread to whoever acts there now."""
    responsible = spaces.responsible_of(unit, practice_id, space_id)
    if responsible:
        acting = who_acts(unit, practice_id, space_id, responsible)
        queries.hand_over(unit, practice_id, space_id, acting)


def watch(unit: Unit, practice_id: str, clinician_id: str, next_at: datetime | None) -> None:
    """Look again as an absence begins or ends; the same clinician's timer is moved."""
    key = f"{COVER}/{clinician_id}"
    if next_at is None:
        cancel_timer(unit, practice_id, key)
        return
    set_timer(
        unit,
        NewTimer(
            practice_id=practice_id, kind=COVER, subject=clinician_id, due_at=next_at, dedupe=key
        ),
    )


def show_plan(unit: Unit) -> wire.CoverPlan:
    """Return who of the practice is away within a year, and who acts then. Raises NotPermitted."""
    practices.demand_staff(unit)
    frame_of = frames_in(unit, unit.caller.practice_id)
    people = [member.account_id for member in practices.list_staff(unit).staff]
    until = unit.now + YEAR
    return wire.CoverPlan(
        stretches=[
            wire.CoverStretch(
                clinician_id=person,
                starts_at=each.starts_at,
                ends_at=each.ends_at,
                zone=frame.zone,
                chain=list(each.acting.chain),
                acting=each.acting.who,
            )
            for person in people
            if (frame := frame_of(person))
            for each in rules.stretches(frame_of, person, unit.now, until)
        ]
    )
