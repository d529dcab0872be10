"""Which frame counts for whom, and setting it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from meantime.server.boundaries import queries
from meantime.server.boundaries.events import FrameSet
from meantime.server.boundaries.rules import allowance as allowance_rules
from meantime.server.boundaries.rules import covers as covers_rules
from meantime.server.boundaries.rules import faults as faults_rules
from meantime.server.boundaries.rules import frames as frames_rules
from meantime.server.boundaries.service.absences import wrong_covers
from meantime.server.boundaries.service.due import count_again
from meantime.server.kit.problems import Malformed
from meantime.server.practices import service as practices
from meantime.wire import boundaries as wire

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit

Whose = Literal["mine", "practice"]

REASONS: Final[dict[str, str]] = {
    "unknown": "must be an IANA time zone",
    "none": "must not be empty for the whole week",
    "weekdays": "must have one entry for each day of the week",
    "range": "is out of range",
    "order": "must end after it starts",
    "overlap": "overlaps with other hours",
    "outside_hours": "must lie within the hours",
    "never_open": "leave no open hour within a year",
    "many": f"must be at most {faults_rules.MOST_CLOSURES}",
    "long": f"must have a name of at most {faults_rules.LONGEST_NAME} characters",
}
FRAMES_KEPT = 4096  # some 2 KiB each


@lru_cache(maxsize=FRAMES_KEPT)
def read_frame(json: str) -> frames_rules.Frame:
    """Return a kept frame as the rules have it; the same object for the same text."""
    return as_rules(msgspec.json.decode(json, type=wire.Frame))


def frame_for(unit: Unit, practice_id: str, clinician_id: str) -> frames_rules.Frame | None:
    """Return the frame that counts for a clinician; None if nobody has set one."""
    kept = queries.frame_of(unit, practice_id, clinician_id)
    return read_frame(kept[1]) if kept else None


def show_frame(unit: Unit, whose: Whose) -> wire.KeptFrame:
    """Return what counts for the caller, or for the practice: its own words, or the usual ones.

    Raises NotPermitted.
    """
    practices.demand_staff(unit)
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    kept = queries.frame_of(unit, practice_id, me if whose == "mine" else queries.PRACTICE)
    if kept is None:
        zone = practices.show_practice(unit).details.zone
        return wire.KeptFrame(frame=as_wire(frames_rules.Frame(zone)), set_by="nobody")
    owner, json = kept
    frame = msgspec.json.decode(json, type=wire.Frame)
    return wire.KeptFrame(frame=frame, set_by="clinician" if owner else "practice")


def set_frame(unit: Unit, whose: Whose, frame: wire.Frame) -> wire.KeptFrame:
    """Set one's own frame, or as a custodian the practice's; what runs is counted by it anew.

    Raises NotPermitted, Malformed with a reason beside each field.
    """
    if whose == "practice":
        practices.demand_custodian(unit)
    else:
        practices.demand_staff(unit)
    checked = as_rules(frame)
    reasons: dict[str, str] = {
        each.field: each.reason for each in faults_rules.faults(checked, unit.now)
    }
    fields = {field: REASONS[reason] for field, reason in reasons.items()}
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    owner = me if whose == "mine" else queries.PRACTICE
    covers = wrong_covers(unit, owner, frame)
    if fields or covers:
        raise Malformed(fields=fields | covers, reasons=reasons | dict.fromkeys(covers, "cover"))
    acted = covers_rules.concerned(lambda each: frame_for(unit, practice_id, each), me)
    queries.put_frame(unit, practice_id, owner, msgspec.json.encode(frame).decode())
    unit.audit("frame.set", subject=owner or practice_id)
    if whose == "mine":
        count_again(unit, practice_id, me, checked)
    else:
        count_again_without_own(unit, practice_id, checked)
    unit.tell(FrameSet(practice_id, owner, tuple(acted)))
    return wire.KeptFrame(frame=frame, set_by="clinician" if owner else "practice")


def drop_frame(unit: Unit) -> None:
    """Go by the practice's frame again; what runs is counted by it anew. Raises NotPermitted."""
    practices.demand_staff(unit)
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    acted = covers_rules.concerned(lambda each: frame_for(unit, practice_id, each), me)
    queries.delete_frame(unit, practice_id, me)
    unit.audit("frame.dropped", subject=me)
    count_again(unit, practice_id, me, frame_for(unit, practice_id, me))
    unit.tell(FrameSet(practice_id, me, tuple(acted)))


def count_again_without_own(unit: Unit, practice_id: str, frame: frames_rules.Frame) -> None:
    """Count anew for every clinician who goes by the practice's frame."""
    for clinician_id in queries.without_own_frame(unit, practice_id):
        count_again(unit, practice_id, clinician_id, frame)


def as_rules(frame: wire.Frame) -> frames_rules.Frame:
    return frames_rules.Frame(
        zone=frame.zone,
        hours=tuple(tuple((opens, closes) for opens, closes in day) for day in frame.hours),
        windows=tuple(tuple(day) for day in frame.windows),
        reply_within=frames_rules.Promise(frame.reply_within.unit, frame.reply_within.n),
        closures=tuple(
            frames_rules.Closure(**msgspec.structs.asdict(each)) for each in frame.closures
        ),
        allowance=allowance_rules.Allowance(
            frame.allowance.characters, frame.allowance.messages_a_week
        ),
    )


def as_wire(frame: frames_rules.Frame) -> wire.Frame:
    return wire.Frame(
        zone=frame.zone,
        hours=[list(day) for day in frame.hours],
        windows=[list(day) for day in frame.windows],
        reply_within=wire.ReplyWithin(unit=frame.reply_within.unit, n=frame.reply_within.n),
        closures=[closure_as_wire(closure) for closure in frame.closures],
        allowance=allowance_as_wire(frame.allowance),
    )


def allowance_as_wire(allowance: allowance_rules.Allowance) -> wire.Allowance:
    return wire.Allowance(
        characters=allowance.characters, messages_a_week=allowance.messages_a_week
    )


def closure_as_wire(closure: frames_rules.Closure) -> wire.Closure:
    return wire.Closure(
        id=closure.id,
        starts_on=closure.starts_on,
        ends_on=closure.ends_on,
        kind=closure.kind,
        name=closure.name,
        cover_id=closure.cover_id,
    )
