"""Opening one client's record in an emergency: for sixty minutes, and never unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.kit.timers.setting import NewTimer, set_timer
from meantime.server.notices import service as notices
from meantime.server.practices import service as practices
from meantime.server.practices.service.telling import tell_change
from meantime.server.records.problems import EmergenciesSpent, ReasonMissing
from meantime.server.records.queries import emergencies as queries
from meantime.server.records.queries.openings import Visitor, add_stretch
from meantime.server.records.rules import emergencies as rules
from meantime.server.records.rules.stretches import Stretch
from meantime.server.records.service.emergencies.ending import EMERGENCY, close, timer_key
from meantime.server.records.service.emergencies.listing import show_one
from meantime.server.spaces import service as spaces
from meantime.server.spaces.rules.terms import Term

if TYPE_CHECKING:
    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.server.notices.service.ways import Ways
    from meantime.wire import emergencies as wire


class Wanted(NamedTuple):
    """What is to be opened, and for whom."""

    practice_id: str
    space_id: str
    chart_id: str
    desk_id: str
    account_id: str

    @property
    def places(self) -> list[str]:
        return [id_ for id_ in (self.space_id, self.chart_id, self.desk_id) if id_]


def open_emergency(unit: Unit, space_id: str, new: wire.NewEmergency, ways: Ways) -> wire.Emergency:
    """Let somebody be served in a client's thread, chart and desk for sixty minutes from now.

    All or nothing, and the same again changes nothing. Raises NotPermitted for all but custodians,
    NotFound, Malformed, ReasonMissing, EmergenciesSpent.
    """
    practices.demand_custodian(unit)
    practice_id = unit.caller.practice_id
    wanted = Wanted(practice_id, space_id, new.chart_id, new.desk_id, new.account_id)
    demand_places(unit, wanted)
    if known := queries.emergency_at(unit, practice_id, new.reason_id):
        demand_same(unit, known, wanted)
        return show_one(unit, new.reason_id)
    demand_reason(unit, wanted, new.reason_id)
    before = give_time(unit, wanted)
    told = second_persons(unit, wanted)
    keep(unit, wanted, new.reason_id, told, tell(unit, ways, wanted, new.reason_id, told))
    for row in before:
        close(unit, row, by=unit.caller.seat_id, shuts=False)
    tell_change(unit, practice_id, space_id)
    return show_one(unit, new.reason_id)


def demand_places(unit: Unit, wanted: Wanted) -> None:
    """Raise NotFound unless there is such a thread, Malformed for what is no place or colleague."""
    practice_id = wanted.practice_id
    purposes = {id_: spaces.purpose_of(unit, practice_id, id_) for id_ in wanted.places}
    if purposes[wanted.space_id] != "thread":
        raise NotFound
    if purposes.get(wanted.chart_id) != "chart":
        raise Malformed(fields={"chart_id": "is no chart"})
    if wanted.desk_id and purposes[wanted.desk_id] != "desk":
        raise Malformed(fields={"desk_id": "is no desk"})
    if not practices.is_staff(unit, practice_id, wanted.account_id):
        raise Malformed(fields={"account_id": "is not of the practice"})


def demand_same(unit: Unit, known: Row[Any], wanted: Wanted) -> None:
    """Raise ReasonMissing if a reason was given for something else already."""
    for_ = known.space_id, known.chart_id, known.desk_id, known.account_id
    if for_ != wanted[1:] or known.opened_by != unit.caller.seat_id:
        raise ReasonMissing


def demand_reason(unit: Unit, wanted: Wanted, reason_id: str) -> None:
    """Raise ReasonMissing unless the caller, or the practice, has just written it in the chart."""
    said = spaces.written(unit, wanted.practice_id, wanted.chart_id, reason_id)
    if said is None or said.kind != "post" or not rules.is_fresh(said.received_at, unit.now):
        raise ReasonMissing
    if said.role != "practice" and said.author != unit.caller.seat_id:
        raise ReasonMissing


def give_time(unit: Unit, wanted: Wanted) -> list[Row[Any]]:
    """Set the terms, before any seat; return the reader's emergencies that these follow on.

    Raises Malformed for whoever reads there anyway, EmergenciesSpent.
    """
    practice_id, space_id, who = wanted.practice_id, wanted.space_id, wanted.account_id
    since = unit.now - rules.A_DAY
    before = queries.lock_since(unit, practice_id, space_id, who, since)  # before the spaces
    places = {id_: spaces.place_of(unit, practice_id, id_, who) for id_ in wanted.places}
    running = [row for row in before if row.ended_at is None]
    role, term = places[space_id]
    is_planned = term is not None and term.ends_at > unit.now and not running
    if is_planned or (role is not None and term is None):
        raise Malformed(fields={"account_id": "reads this conversation, or is to cover it"})
    if rules.is_spent(len(before)):
        raise EmergenciesSpent(most=rules.MOST)
    for id_, (has_role, has_term) in places.items():
        if has_role is None or has_term is not None:  # nobody's own seat is made one for a time
            until = rules.ends_at(unit.now)
            spaces.set_term(unit, id_, who, Term(unit.now, until, zone_of(unit)))
    return running


def zone_of(unit: Unit) -> str:
    return practices.show_practice(unit).details.zone


def second_persons(unit: Unit, wanted: Wanted) -> list[str]:
    """Return the colleagues who sit in any of the three today, and all other custodians."""
    practice_id = wanted.practice_id
    staff = practices.roles_of(unit, practice_id)
    seated = [each for id_ in wanted.places for each in spaces.served_in(unit, practice_id, id_)[1]]
    team = [each for each in seated if each in staff]
    people = (*team, *practices.custodians_of(unit, practice_id))
    return rules.second_persons(people, unit.caller.seat_id, wanted.account_id)


def tell(unit: Unit, ways: Ways, wanted: Wanted, id_: str, people: list[str]) -> list[str]:
    """Tell people at once, at any hour; return those to whom something leaves."""
    place, reached = (wanted.practice_id, wanted.space_id), []
    for person in people:
        if notices.tell_urgently(unit, ways, place, person, id_):
            reached.append(person)
        else:  # or they would count as told, and hear of nothing until they come by
            notices.forget_waking(unit, place, person, unit.now)
        unit.audit("emergency.told", subject=person)
    if not people:
        unit.audit("emergency.told", subject=id_, outcome="nobody")
    return reached


def keep(unit: Unit, wanted: Wanted, id_: str, told: list[str], reached: list[str]) -> None:
    """Write it down: for the review, for whoever asks who opened the thread, for its end."""
    until = rules.ends_at(unit.now)
    people = {"told_ids": told, "reached_ids": reached, "opened_by": unit.caller.seat_id}
    later = {"ended_at": None, "ended_by": "", "reviewed_by": "", "reviewed_at": None}
    times = {"opened_at": unit.now, "until": until, "review_id": ""}
    queries.put_emergency(unit, {**wanted._asdict(), "id": id_, **people, **times, **later})
    practice_id, space_id, who = wanted.practice_id, wanted.space_id, wanted.account_id
    head_seq, _ = spaces.served_in(unit, practice_id, space_id)
    visitor = Visitor(practice_id, space_id, who, "emergency")
    stretch = Stretch(unit.now, until, head_seq)
    add_stretch(unit, visitor, stretch, role="clinician", is_cover=True)
    timer = NewTimer(
        practice_id=practice_id, kind=EMERGENCY, subject=id_, due_at=until, dedupe=timer_key(id_)
    )
    set_timer(unit, timer)
    unit.audit("emergency.opened", subject=id_)
