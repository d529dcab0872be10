"""What is in the calendar: mine, or a thread's; a page at a time, never past what is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from msgspec import Meta

from meantime.server.appointments.queries.appointments import Whose
from meantime.server.appointments.rules.series import HORIZON, next_occurrence
from meantime.server.appointments.service.kept import One, as_wire, load_between
from meantime.server.appointments.service.standing import standing_in
from meantime.server.boundaries.service.frames import frame_for
from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.kit.problems import Malformed, NotPermitted
from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces
from meantime.wire import appointments as wire

if TYPE_CHECKING:
    from meantime.server.boundaries.rules.frames import Frame
    from meantime.server.kit.unit import Unit

LONGEST: Final = timedelta(days=100)  # that one list spans
Instant = Annotated[datetime, Meta(tz=True)]


class Span(NamedTuple):
    """From when until when a list goes."""

    after: datetime
    until: datetime


def list_mine(unit: Unit, span: Span, cursor: str, clinician_id: str = "") -> wire.AppointmentPage:
    """Return what the caller has within a span: a clinician's own, or a client's.

    `clinician_id` names a colleague, for those who keep calendars.
    Raises NotPermitted, Malformed.
    """
    return page_of(unit, whose_are(unit, clinician_id), span, cursor)


def whose_are(unit: Unit, clinician_id: str = "") -> Whose:
    """Return whose appointments the caller means. Raises NotPermitted."""
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    if clinician_id in {"", me}:
        return whose_is(unit, practice_id, me) or Whose(practice_id)
    if not practices.keeps_calendars(unit):
        raise NotPermitted
    return Whose(practice_id, clinician_id=clinician_id)


def whose_is(unit: Unit, practice_id: str, seat_id: str) -> Whose | None:
    """Return what a clinician or a client has, None for whoever has no place here any more."""
    if practices.is_staff(unit, practice_id, seat_id):
        return Whose(practice_id, clinician_id=seat_id)
    threads = spaces.threads_of_client(unit, practice_id, seat_id)
    return Whose(practice_id, space_ids=tuple(threads)) if threads else None


def list_in(unit: Unit, space_id: str, span: Span, cursor: str) -> wire.AppointmentPage:
    """Return what a thread has within a span. Raises NotFound, Malformed."""
    standing = standing_in(unit, space_id)
    return page_of(unit, Whose(standing.practice_id, space_ids=(space_id,)), span, cursor)


def next_in(unit: Unit, space_id: str) -> wire.NextAppointment:
    """Return a thread's next appointment. Raises NotFound."""
    standing = standing_in(unit, space_id)
    whose = Whose(standing.practice_id, space_ids=(space_id,))
    found = [
        One(kept, each)
        for kept in load_between(unit, whose, unit.now, unit.now + HORIZON)
        if (each := next_occurrence(kept.plan.series, kept.plan.changes, unit.now))
    ]
    first = min(found, key=lambda one: one.order, default=None)
    frames = frames_for_staff(unit, [first] if first else [])
    return wire.NextAppointment(
        appointment=as_wire(first, frames.get(first.kept.row.clinician_id)) if first else None
    )


def page_of(unit: Unit, whose: Whose, span: Span, cursor: str) -> wire.AppointmentPage:
    after, until = good_span(span)
    last = read_cursor(cursor, tuple[Instant, str, str])
    start = max(after, last[0]) if last else after
    found = sorted(
        (
            one
            for kept in load_between(unit, whose, start, until)
            for one in kept.between(start, until)
        ),
        key=lambda one: one.order,
    )
    if last:
        found = [one for one in found if one.order > last]
    page = found[:PAGE]
    frames = frames_for_staff(unit, page)
    more = len(found) > PAGE
    return wire.AppointmentPage(
        appointments=[as_wire(one, frames.get(one.kept.row.clinician_id)) for one in page],
        next=write_cursor(page[-1].order[0].isoformat(), *page[-1].order[1:]) if more else "",
    )


def good_span(span: Span) -> Span:
    """Return a span that is one and not too long. Raises Malformed."""
    after, until = span
    if not after < until <= after + LONGEST:
        raise Malformed(fields={"until": f"must be at most {LONGEST.days} days after `after`"})
    return span


def frames_for_staff(unit: Unit, page: list[One]) -> dict[str, Frame | None]:
    """Return the hours by which staff are told what lies outside them; clients are not told."""
    if not page or not practices.is_staff(unit, unit.caller.practice_id, unit.caller.seat_id):
        return {}
    practice_id = unit.caller.practice_id
    clinicians = {one.kept.row.clinician_id for one in page}
    return {each: frame_for(unit, practice_id, each) for each in clinicians}
